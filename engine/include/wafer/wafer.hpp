// Everything of Wafer.
#pragma once

#include "wafer/completion.hpp"
#include "wafer/connection.hpp"
#include "wafer/database.hpp"
#include "wafer/error.hpp"
#include "wafer/options.hpp"
#include "wafer/question.hpp"
#include "wafer/result.hpp"
#include "wafer/text.hpp"
#include "wafer/tokens.hpp"
#include "wafer/transfer.hpp"
#include "wafer/value.hpp"
