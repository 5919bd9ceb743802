// A set of walkers, each a cell and a heading.
//
// This is the one place that knows how four boards are held. A vector version is another type with
// the same members beside this one; the search in search.h is written once over either.
#pragma once

#include "board.h"

namespace mindgrid {

struct Walker {
    int cell, heading;
};

struct PortableFront {
    Board east, south, west, north;

    // On a goal, whatever the heading.
    static constexpr PortableFront on(Board goals) { return {goals, goals, goals, goals}; }

    // Those whose next move takes them into this set. A walker that goes forward to the east comes
    // from one cell to the west, and so on; one that turns left to the east comes from the south.
    constexpr PortableFront before_forward(Board walkable) const {
        return {to_west(east & walkable), to_north(south & walkable), to_east(west & walkable),
                to_south(north & walkable)};
    }
    constexpr PortableFront before_left() const { return {north, east, south, west}; }
    constexpr PortableFront before_right() const { return {south, west, north, east}; }

    constexpr bool contains(Walker walker) const {
        switch (walker.heading) {
            case MINDGRID_EAST: return mindgrid::contains(east, walker.cell);
            case MINDGRID_SOUTH: return mindgrid::contains(south, walker.cell);
            case MINDGRID_WEST: return mindgrid::contains(west, walker.cell);
            default: return mindgrid::contains(north, walker.cell);
        }
    }

    friend constexpr PortableFront operator|(const PortableFront& a, const PortableFront& b) {
        return {a.east | b.east, a.south | b.south, a.west | b.west, a.north | b.north};
    }
    friend constexpr bool operator==(const PortableFront& a, const PortableFront& b) {
        return a.east == b.east && a.south == b.south && a.west == b.west && a.north == b.north;
    }
};

}  // namespace mindgrid
