// Sets of cells, and what it means to move a whole set by one cell.
#pragma once

#include "mindgrid_planner.h"

namespace mindgrid {

using Board = mindgrid_board;

constexpr int cells = MINDGRID_STRIDE * MINDGRID_STRIDE;

constexpr Board operator&(Board a, Board b) { return {a.lo & b.lo, a.hi & b.hi}; }
constexpr Board operator|(Board a, Board b) { return {a.lo | b.lo, a.hi | b.hi}; }
constexpr Board operator~(Board a) { return {~a.lo, ~a.hi}; }
constexpr bool operator==(Board a, Board b) { return a.lo == b.lo && a.hi == b.hi; }

constexpr bool empty(Board a) { return (a.lo | a.hi) == 0; }

constexpr bool contains(Board a, int cell) {
    return ((cell < 64 ? a.lo >> cell : a.hi >> (cell - 64)) & 1) != 0;
}

// Towards higher cells; `by` is 1..63, so a word's own shift never overflows.
constexpr Board up(Board a, int by) { return {a.lo << by, a.hi << by | a.lo >> (64 - by)}; }
constexpr Board down(Board a, int by) { return {a.lo >> by | a.hi << (64 - by), a.hi >> by}; }

// Every cell of the board, and its westernmost column; everything else follows from them.
constexpr Board all = {~uint64_t{0}, (uint64_t{1} << (cells - 64)) - 1};

constexpr Board column_of_cell_0() {
    Board column = {1, 0};
    for (int row = 1; row < MINDGRID_STRIDE; ++row) column = column | up(column, MINDGRID_STRIDE);
    return column & all;
}

constexpr Board west_edge = column_of_cell_0();
constexpr Board east_edge = up(west_edge, MINDGRID_STRIDE - 1);

// Each set moved by one cell; what would leave the board is dropped. North needs no mask: row 0
// falls off the low end by itself.
constexpr Board to_east(Board a) { return up(a & ~east_edge, 1); }
constexpr Board to_west(Board a) { return down(a & ~west_edge, 1); }
constexpr Board to_south(Board a) { return up(a, MINDGRID_STRIDE) & all; }
constexpr Board to_north(Board a) { return down(a, MINDGRID_STRIDE); }

}  // namespace mindgrid
