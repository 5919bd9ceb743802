// Backward breadth-first search, over any type with the members of PortableFront.
#pragma once

#include "front.h"

namespace mindgrid {

// One layer of the search: the walkers that reach a goal within some number of moves, and those
// that enter that set by going forward.
template <class Front>
struct Layer {
    Front within, entering;
};

// Grows the set from the goals until the walker is in it, and shows `keep` each layer before that
// by its number of moves. A set that no longer grows will never hold the walker; as the first one
// is empty or holds a whole cell's headings, there are fewer layers than MINDGRID_MAX_ROUTE.
template <class Front, class Keep>
int32_t search(const mindgrid_query& query, Keep keep) {
    const Walker start = {query.start, query.heading};
    Front within = Front::on(query.goals);
    for (int32_t moves = 0;; ++moves) {
        if (within.contains(start)) return moves;
        const Front entering = within.before_forward(query.walkable);
        keep(moves, Layer<Front>{within, entering});
        const Front grown = within | entering | within.before_left() | within.before_right();
        if (grown == within) return MINDGRID_UNREACHABLE;
        within = grown;
    }
}

template <class Front>
int32_t distance(const mindgrid_query& query) {
    return search<Front>(query, [](int32_t, const Layer<Front>&) {});
}

// Layers are cumulative, so with d moves to go a move is on a shortest route exactly when it leads
// into layer d - 1. Preferring forward to left to right at every step gives the lexicographically
// smallest route. `moves` has room for every route that the caller admits.
template <class Front>
int32_t route(const mindgrid_query& query, uint8_t* moves) {
    constexpr int ahead[] = {1, MINDGRID_STRIDE, -1, -MINDGRID_STRIDE};

    Layer<Front> layers[MINDGRID_MAX_ROUTE];
    const int32_t length =
        search<Front>(query, [&layers](int32_t at, const Layer<Front>& it) { layers[at] = it; });

    Walker walker = {query.start, query.heading};
    for (int32_t to_go = length; to_go > 0; --to_go) {
        const Layer<Front>& closer = layers[to_go - 1];
        if (closer.entering.contains(walker)) {
            walker.cell += ahead[walker.heading];
            *moves++ = MINDGRID_FORWARD;
        } else if (closer.within.before_left().contains(walker)) {
            walker.heading = (walker.heading + 3) & 3;
            *moves++ = MINDGRID_LEFT;
        } else {
            walker.heading = (walker.heading + 1) & 3;
            *moves++ = MINDGRID_RIGHT;
        }
    }
    return length;
}

}  // namespace mindgrid
