// The process of one peer: answers its parent's requests one after the other, and can be killed when it takes too long.
import { chosenPersons } from './tests.mjs';

const [name, data, work] = process.argv.slice(2);
const { Engine } = await import(`./${name}.mjs`);
const engine = new Engine();
const persons = chosenPersons(data);

process.on('message', async request => {
  try {
    if (request === 'load') {
      process.send({ milliseconds: await engine.load(data, work) });
      return;
    }
    const start = performance.now();
    const answer = await engine.test(request, persons);
    process.send({ milliseconds: performance.now() - start, answer: answer === undefined ? undefined : String(answer) });
  } catch (wrong) {
    process.send({ error: String(wrong?.message ?? wrong).split('\n')[0].slice(0, 80) });
  }
});
