#include "batch.h"
#include "board_portable.h"

const mindgrid::Kernels mindgrid::portable_kernels = Batch<Boards<Word1>, Boards<Word1>>::kernels;
