# How all of our own code is compiled, and the one function that collects sources.

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Release, Debug or RelWithDebInfo" FORCE)
endif()
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
set(CMAKE_LIBRARY_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/lib)
set(CMAKE_ARCHIVE_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/lib)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_SCAN_FOR_MODULES OFF)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)

# Linked privately by each of our targets; never installed.
add_library(wafer_settings INTERFACE)
target_compile_features(wafer_settings INTERFACE cxx_std_20)
target_compile_options(wafer_settings INTERFACE -Wall -Wextra -Wconversion -Wswitch-enum
    $<$<BOOL:${WAFER_WERROR}>:-Werror>)
# Processors since 2009 count bits in one instruction, which adjacency lists are found by.
set(WAFER_MICROARCHITECTURE x86-64-v2 CACHE STRING "What -march names on x86-64 processors; empty for any of them")
if(WAFER_MICROARCHITECTURE AND CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64)$")
    target_compile_options(wafer_settings INTERFACE -march=${WAFER_MICROARCHITECTURE})
endif()
if(WAFER_SANITIZE)
    set(sanitizer_flags -fsanitize=${WAFER_SANITIZE} -fno-omit-frame-pointer)
    target_compile_options(wafer_settings INTERFACE ${sanitizer_flags} -fno-sanitize-recover=all -O1)
    add_link_options(${sanitizer_flags})
endif()

# Sets `variable` to all C++ sources under `folder`, looked for again at each build.
function(wafer_sources variable folder)
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*.cpp)
    set(${variable} ${sources} PARENT_SCOPE)
endfunction()
