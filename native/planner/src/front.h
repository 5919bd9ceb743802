// Sets of walkers, each a cell and a heading, and how such a set grows by one move.
#pragma once

#include "board.h"

namespace mindgrid {
namespace {

// On every lane, the cells of the walkers who face each way.
template <class Board>
struct Front {
    Board east, south, west, north;

    static Front everywhere_on(Board set) { return {set, set, set, set}; }

    static Front starts(const mindgrid_query* queries) {
        return {Board::start(queries, MINDGRID_EAST), Board::start(queries, MINDGRID_SOUTH),
                Board::start(queries, MINDGRID_WEST), Board::start(queries, MINDGRID_NORTH)};
    }

    Board cells() const { return either(east, west, south) | north; }

    // Who gets into the set by one turn, and who gets out of it: a walker who faces south turns
    // left to the east.
    Front after_left() const { return {south, west, north, east}; }
    Front before_left() const { return {north, east, south, west}; }

    // Left and right together are the same before and after.
    Front turning() const {
        const Board sideways = south | north, lengthways = east | west;
        return {sideways, lengthways, sideways, lengthways};
    }

    void store(uint64_t* words) const {
        east.store(&words[2 * MINDGRID_EAST]);
        south.store(&words[2 * MINDGRID_SOUTH]);
        west.store(&words[2 * MINDGRID_WEST]);
        north.store(&words[2 * MINDGRID_NORTH]);
    }

    friend Front operator|(const Front& a, const Front& b) {
        return {a.east | b.east, a.south | b.south, a.west | b.west, a.north | b.north};
    }
    friend Front without(const Front& a, const Front& b) {
        return {without(a.east, b.east), without(a.south, b.south), without(a.west, b.west),
                without(a.north, b.north)};
    }
    friend Front plus(const Front& a, const Front& b, const Front& mask) {
        return {plus(a.east, b.east, mask.east), plus(a.south, b.south, mask.south),
                plus(a.west, b.west, mask.west), plus(a.north, b.north, mask.north)};
    }
    friend unsigned meets(const Front& a, const Front& b) {
        const Board shared =
            plus(plus(plus(plus(Board{}, a.east, b.east), a.south, b.south), a.west, b.west),
                 a.north, b.north);
        return meets(shared, shared);
    }
};

// Steps in the direction of time: a walker enters the cell ahead if it is walkable. What a set's
// move carries around an edge arrives in the column on the other side: nobody enters that.
template <class Board>
struct Forwards {
    Front<Board> open;

    explicit Forwards(Board walkable)
        : open{without(walkable, Board::splat(west_edge)), walkable,
               without(walkable, Board::splat(east_edge)), walkable} {}

    Front<Board> with_steps(const Front<Board>& set) const {
        return plus(
            set,
            {Board::template up<1>(set.east), Board::template up<MINDGRID_STRIDE>(set.south),
             Board::template down<1>(set.west), Board::template down<MINDGRID_STRIDE>(set.north)},
            open);
    }
};

// Steps against time: a walker comes out of a walkable cell backwards, from the one behind it.
template <class Board>
struct Backwards {
    Front<Board> open;

    explicit Backwards(Board walkable) {
        const Forwards<Board> into(walkable);
        open = {Board::template down<1>(into.open.east),
                Board::template down<MINDGRID_STRIDE>(into.open.south),
                Board::template up<1>(into.open.west),
                without(Board::template up<MINDGRID_STRIDE>(into.open.north),
                        Board::splat({~all.lo, ~all.hi}))};
    }

    Front<Board> with_steps(const Front<Board>& set) const {
        return plus(
            set,
            {Board::template down<1>(set.east), Board::template down<MINDGRID_STRIDE>(set.south),
             Board::template up<1>(set.west), Board::template up<MINDGRID_STRIDE>(set.north)},
            open);
    }
};

}  // namespace
}  // namespace mindgrid
