// The searches of one level, behind pointers: what the C interface chooses from at run time.
#pragma once

#include "mindgrid_planner.h"

namespace mindgrid {

// Each answers `count` queries that have been checked.
struct Kernels {
    void (*distances)(const mindgrid_query* queries, size_t count, int32_t* distances);
    void (*first_moves)(const mindgrid_query* queries, size_t count, uint8_t* moves);
    void (*routes)(const mindgrid_query* queries, size_t count, uint8_t* moves, size_t moves_stride,
                   int32_t* lengths);
    void (*fields_from)(const mindgrid_query* queries, size_t count, int16_t* fields);
    void (*fields_to)(const mindgrid_query* queries, size_t count, int16_t* fields);
};

extern const Kernels portable_kernels, avx2_kernels, avx512_kernels;

}  // namespace mindgrid
