// What the tests share: queries in words, routes as strings, and a search so plain that it can be
// checked by reading.
#pragma once

#include <array>
#include <deque>
#include <string>
#include <vector>

#include "mindgrid_planner.h"

namespace plain {

constexpr int stride = MINDGRID_STRIDE;
constexpr int cell_count = stride * stride;

constexpr int cell(int row, int column) { return row * stride + column; }

inline void insert(mindgrid_board& board, int cell) {
    (cell < 64 ? board.lo : board.hi) |= uint64_t{1} << (cell % 64);
}

inline bool holds(const mindgrid_board& board, int cell) {
    return ((cell < 64 ? board.lo : board.hi) >> (cell % 64) & 1) != 0;
}

inline mindgrid_board board_of(const std::vector<int>& cells) {
    mindgrid_board board = {};
    for (const int cell : cells) insert(board, cell);
    return board;
}

inline mindgrid_board every_cell() {
    mindgrid_board board = {};
    for (int cell = 0; cell < cell_count; ++cell) insert(board, cell);
    return board;
}

inline mindgrid_query query(mindgrid_board walkable, mindgrid_board goals, int start, int heading) {
    return {walkable, goals, static_cast<uint8_t>(start), static_cast<uint8_t>(heading), {}};
}

// The levels that this processor has; best is the last of them.
inline std::vector<int32_t> levels() {
    std::vector<int32_t> all;
    for (int32_t level = MINDGRID_LEVEL_PORTABLE; level <= mindgrid_best_level(); ++level) {
        all.push_back(level);
    }
    return all;
}

inline std::string name(int32_t level) {
    return level == MINDGRID_LEVEL_PORTABLE ? "Portable"
           : level == MINDGRID_LEVEL_AVX2   ? "Avx2"
                                            : "Avx512";
}

// A route as text: F, L and R; "-" where there is none.
inline std::string text(const uint8_t* moves, int32_t length) {
    if (length == MINDGRID_UNREACHABLE) return "-";
    std::string route;
    for (int32_t i = 0; i < length; ++i) route += moves[i] < 3 ? "LRF"[moves[i]] : '?';
    return route;
}

// First in, first out, trying forward, left, right: the first goal that leaves the queue has the
// smallest of the shortest routes, because the queue holds states in the order of their routes.
inline std::string shortest(const mindgrid_query& query) {
    constexpr int row_step[] = {0, 1, 0, -1};
    constexpr int column_step[] = {1, 0, -1, 0};
    struct Link {
        int parent = -1;
        char move = 0;
    };
    std::array<Link, cell_count * 4> links;
    std::deque<int> queue;

    const auto visit = [&](int state, int parent, char move) {
        if (links[static_cast<size_t>(state)].move != 0) return;
        links[static_cast<size_t>(state)] = {parent, move};
        queue.push_back(state);
    };
    visit(query.start * 4 + query.heading, -1, '^');

    while (!queue.empty()) {
        const int state = queue.front();
        const int here = state / 4, heading = state % 4;
        queue.pop_front();
        if (holds(query.goals, here)) {
            std::string route;
            for (Link at = links[static_cast<size_t>(state)]; at.parent >= 0;
                 at = links[static_cast<size_t>(at.parent)]) {
                route.insert(route.begin(), at.move);
            }
            return route;
        }
        const int row = here / stride + row_step[heading];
        const int column = here % stride + column_step[heading];
        const bool inside = row >= 0 && row < stride && column >= 0 && column < stride;
        if (inside && holds(query.walkable, cell(row, column))) {
            visit(cell(row, column) * 4 + heading, state, 'F');
        }
        visit(here * 4 + (heading + 3) % 4, state, 'L');
        visit(here * 4 + (heading + 1) % 4, state, 'R');
    }
    return "-";
}

}  // namespace plain
