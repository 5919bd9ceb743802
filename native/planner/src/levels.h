// Which levels there are on this processor.
#pragma once

#include "kernels.h"

namespace mindgrid {

// The highest level that the processor has; found once, when the library is loaded.
int32_t best_level();

// Null for what is no level, or not to be had here.
const Kernels* kernels_of(int32_t level);

}  // namespace mindgrid
