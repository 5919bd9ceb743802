// Backward breadth-first search, over any type with the members of PortableFront.
#pragma once

#include "front.h"

namespace mindgrid {

// A walker, and where it would be after a move.
struct Walker {
    int cell, heading;

    constexpr Walker turned_left() const { return {cell, left_of(heading)}; }
    constexpr Walker turned_right() const { return {cell, right_of(heading)}; }

    // The same walker where the way ahead is barred by an edge or by a cell that is not walkable.
    constexpr Walker ahead(Board walkable) const {
        constexpr int step[] = {1, MINDGRID_STRIDE, -1, -MINDGRID_STRIDE};
        const int column = cell % MINDGRID_STRIDE;
        const bool edge = heading == MINDGRID_EAST    ? column == MINDGRID_STRIDE - 1
                          : heading == MINDGRID_WEST  ? column == 0
                          : heading == MINDGRID_SOUTH ? cell >= cells - MINDGRID_STRIDE
                                                      : cell < MINDGRID_STRIDE;
        if (edge || !contains(walkable, cell + step[heading])) return *this;
        return {cell + step[heading], heading};
    }
};

// Grows the front from the goals until the walker is in it, showing each front to `keep` by its
// number of moves. A front that no longer grows will never hold the walker.
template <class Front, class Keep>
int32_t search(const mindgrid_query& query, Keep keep) {
    Front front = Front::on(query.goals);
    for (int32_t moves = 0;; ++moves) {
        if (front.contains(query.start, query.heading)) return moves;
        keep(moves, front);
        const Front grown = front.before(query.walkable);
        if (grown == front) return MINDGRID_UNREACHABLE;
        front = grown;
    }
}

template <class Front>
int32_t distance(const mindgrid_query& query) {
    return search<Front>(query, [](int32_t, const Front&) {});
}

// The fronts are cumulative, so at distance d a move is on a shortest route exactly when it leads
// into front d - 1. Trying forward, left, right in this order at every step gives the
// lexicographically smallest route. `moves` has room for every route that the caller admits.
template <class Front>
int32_t route(const mindgrid_query& query, uint8_t* moves) {
    Front within[MINDGRID_MAX_ROUTE];
    const int32_t length = search<Front>(
        query, [&within](int32_t moves_left, const Front& front) { within[moves_left] = front; });

    Walker walker = {query.start, query.heading};
    for (int32_t left = length; left > 0; --left) {
        const Front& closer = within[left - 1];
        const auto leads_closer = [&closer](Walker w) { return closer.contains(w.cell, w.heading); };
        const Walker ahead = walker.ahead(query.walkable);
        const Walker turned = walker.turned_left();
        if (leads_closer(ahead)) {
            walker = ahead;
            *moves++ = MINDGRID_FORWARD;
        } else if (leads_closer(turned)) {
            walker = turned;
            *moves++ = MINDGRID_LEFT;
        } else {
            walker = walker.turned_right();
            *moves++ = MINDGRID_RIGHT;
        }
    }
    return length;
}

}  // namespace mindgrid
