#include "batch.h"
#include "board_avx2.h"

const mindgrid::Kernels mindgrid::avx2_kernels = Batch<OneBoard, Boards<Word4>>::kernels;
