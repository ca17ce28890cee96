// The only door through which a statement reads files: names below one folder, which the embedding program chose. A name never leads out of
// it, whatever it says and whatever lies in the folder: names are taken apart here, links are not followed, and only regular files are
// opened. Stateless; any thread.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "engine/storage/byte_source.hpp"

namespace wafer::engine {

/// The name below the folder that a location (`file:///people.csv`, `people.csv`, `sub/a%20b.csv`) means; percent-encoding is decoded
/// once. Throws `wafer::error` (argument: UnsupportedLocation for a scheme other than `file`; UnsafeLocation for all that could mean
/// something outside).
std::string name_in_folder(std::string_view location);

/// How the folder is searched. `walk` opens component by component, for kernels without openat2(2).
enum class folder_search : unsigned char { any, walk };

/// Opens what `name_in_folder` gave. Throws `wafer::error` (io: ImportFolderNotSet for an empty folder, FileNotReadable).
std::unique_ptr<byte_source> open_in_folder(std::filesystem::path const& folder, std::string const& name,
                                            folder_search search = folder_search::any);

}  // namespace wafer::engine
