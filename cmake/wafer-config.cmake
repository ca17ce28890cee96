# find_package(wafer) offers wafer::wafer, the static library, and wafer::shared.

include(${CMAKE_CURRENT_LIST_DIR}/dependencies.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/wafer-targets.cmake)
