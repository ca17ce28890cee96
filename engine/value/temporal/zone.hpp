// Time zones: the one place that knows their rules. A zone is a fixed offset or a name of the IANA database, whose rules come from the
// system's zone files. Thread-safe; the files are read once.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace wafer::engine {

struct zone {
    std::string name;  // Empty for a fixed offset.
    std::int32_t offset_seconds = 0;
};

/// `Z`, `+01:00`, `-0330`, `+01`, `+01:00:08` or a name such as `Europe/Stockholm` in any case; throws `wafer::error` (argument:
/// InvalidArgumentValue).
zone zone_of(std::string_view text);
/// Only the offsets; nothing if the text is none.
std::optional<std::int32_t> offset_of(std::string_view text);

/// The offset that the zone has at the instant, in seconds since 1970-01-01T00:00Z.
std::int32_t offset_at(zone const& zone, std::int64_t instant);
/// The offset for clocks that show the local time. A time that occurs twice is the earlier one; a time that is skipped counts on by the
/// offset before the gap.
std::int32_t offset_at_local(zone const& zone, std::int64_t local_seconds);

}  // namespace wafer::engine
