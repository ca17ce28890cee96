"""A headless Chromium and one page in it, driven over its debugging pipe: fds 3 and 4, messages that end with a zero byte."""
import base64
import json
import os
import shutil
import subprocess
import tempfile
import threading


def program():
    """The browser's path, or None when there is none."""
    named = os.environ.get("WAFER_CHROMIUM")
    return named or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Browser:
    """Collects what a page must not do: requests over the network, messages on the console, exceptions."""

    patience = 60  # Seconds for one answer.

    def __init__(self, width=1280, height=800):
        self.folder = tempfile.mkdtemp(prefix="wafer-browser-")
        commands, self.out = os.pipe()
        self.incoming, answers = os.pipe()
        arguments = [program(), "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                     "--disable-background-networking", "--lang=en-US", "--hide-scrollbars", "--remote-debugging-pipe",
                     f"--user-data-dir={self.folder}", f"--window-size={width},{height}", "about:blank"]

        def place_pipes():
            # The browser wants them at 3 and 4, which either may already be.
            read, write = os.dup(commands), os.dup(answers)
            os.dup2(read, 3)
            os.dup2(write, 4)

        self.process = subprocess.Popen(arguments, preexec_fn=place_pipes, close_fds=False, stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(commands)
        os.close(answers)
        self.stream = os.fdopen(self.incoming, "rb")
        self.number, self.session, self.complaints, self.is_loaded = 0, None, [], False
        self.alarm = threading.Timer(self.patience * 3, self.process.kill)
        self.alarm.start()
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(domain + ".enable")
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.alarm.cancel()
        self.process.kill()
        self.process.wait()
        self.stream.close()
        os.close(self.out)
        shutil.rmtree(self.folder, ignore_errors=True)

    def call(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.out, json.dumps(message).encode() + b"\0")
        while True:
            answer = self.next_message()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]

    def next_message(self):
        text = bytearray()
        while (byte := self.stream.read(1)) != b"\0":
            if not byte:
                raise RuntimeError("the browser has ended")
            text += byte
        message = json.loads(text)
        self.note(message.get("method"), message.get("params", {}))
        return message

    def note(self, event, content):
        if event == "Page.loadEventFired":
            self.is_loaded = True
        elif event == "Network.requestWillBeSent" and not content["request"]["url"].startswith(("file:", "data:", "about:")):
            self.complaints.append("request: " + content["request"]["url"])
        elif event == "Runtime.exceptionThrown":
            self.complaints.append("exception: " + json.dumps(content["exceptionDetails"]))
        elif event in ("Runtime.consoleAPICalled", "Log.entryAdded"):
            self.complaints.append("console: " + json.dumps(content))

    def open(self, path):
        self.is_loaded = False
        self.call("Page.navigate", url="file://" + os.path.abspath(path))
        while not self.is_loaded:
            self.next_message()

    def evaluate(self, expression):
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(json.dumps(result["exceptionDetails"]))
        return result["result"].get("value")

    def settle(self):
        """Waits for two frames, so that what was asked for is drawn."""
        self.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    def type(self, text):
        self.call("Input.insertText", text=text)

    def press(self, key, code=0):
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code)
        self.settle()

    def mouse(self, kind, x, y, **more):
        self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, **more)

    def click(self, x, y):
        self.mouse("mouseMoved", x, y)
        for kind in ("mousePressed", "mouseReleased"):
            self.mouse(kind, x, y, button="left", clickCount=1)
        self.settle()

    def click_on(self, selector):
        box = self.evaluate(f"(() => {{ const b = document.querySelector({json.dumps(selector)}).getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2]; }})()")
        self.click(*box)

    def screenshot(self, path):
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"]))
