// The one place where a test gets its framework from. Debian 12 has Catch2 in version 2; the tests keep to what
// version 3 has too, so that moving on is a change here and in main.cpp.
#pragma once

#include <catch2/catch.hpp>
