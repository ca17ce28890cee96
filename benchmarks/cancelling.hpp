// How long a statement goes on after it was cancelled. Called by main().
#pragma once

namespace wafer::bench {

/// Prints, for each kind of statement that could run for long, the median, the 99th percentile and the maximum in milliseconds, beside
/// the promise of 20 ms. Says whether it was kept.
bool cancelling(int rounds);

}  // namespace wafer::bench
