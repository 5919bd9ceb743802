// Batches of queries over the search for a single one.
#pragma once

#include "kernels.h"
#include "search.h"

namespace mindgrid {
namespace {

// One is a board type of one lane, Many one of several or the same.
template <class One, class Many>
struct Batch {
    // Only distances gain from several lanes: the rest of the work is one walker's alone.
    static void distances(const mindgrid_query* queries, size_t count, int32_t* numbers) {
        size_t i = 0;
        for (; count - i >= Many::lanes; i += Many::lanes) {
            mindgrid::distances<Many>(queries + i).store(numbers + i);
        }
        for (; i < count; ++i) mindgrid::distances<One>(queries + i).store(numbers + i);
    }

    static void first_moves(const mindgrid_query* queries, size_t count, uint8_t* moves) {
        for (size_t i = 0; i < count; ++i) moves[i] = first_move<One>(queries[i]);
    }

    static void routes(const mindgrid_query* queries, size_t count, uint8_t* moves,
                       size_t moves_stride, int32_t* lengths) {
        for (size_t i = 0; i < count; ++i) {
            lengths[i] = route<One>(queries[i], moves + i * moves_stride);
        }
    }

    static void fields_from(const mindgrid_query* queries, size_t count, int16_t* fields) {
        for (size_t i = 0; i < count; ++i) field_from<One>(queries[i], fields + i * MINDGRID_FIELD);
    }

    static void fields_to(const mindgrid_query* queries, size_t count, int16_t* fields) {
        for (size_t i = 0; i < count; ++i) field_to<One>(queries[i], fields + i * MINDGRID_FIELD);
    }

    // A constant: nothing of a level may run before the processor is known to have it.
    static constexpr Kernels kernels = {distances, first_moves, routes, fields_from, fields_to};
};

}  // namespace
}  // namespace mindgrid
