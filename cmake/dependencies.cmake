# The libraries behind the engine, for this build and, installed beside the package file, for programs that link the
# static library: such a program needs the same ones.

find_package(Boost 1.81 REQUIRED COMPONENTS json)
find_package(fmt REQUIRED)
find_package(date REQUIRED)
find_package(EXPAT REQUIRED)
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(wafer_pkgs REQUIRED QUIET IMPORTED_TARGET icu-i18n icu-uc libutf8proc libxxhash re2)

set(wafer_dependencies Boost::json fmt::fmt date::date-tz EXPAT::EXPAT PkgConfig::wafer_pkgs Threads::Threads)
