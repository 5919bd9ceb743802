// The set of walkers (cell and heading) that reach a goal within some number of moves.
//
// This is the one place that knows how four boards are held. A vector version is another type with
// the same members; the search in search.h is written once over either.
#pragma once

#include "board.h"

namespace mindgrid {

constexpr int left_of(int heading) { return (heading + 3) & 3; }
constexpr int right_of(int heading) { return (heading + 1) & 3; }

struct PortableFront {
    Board east, south, west, north;

    // Within no moves: on a goal, whatever the heading.
    static constexpr PortableFront on(Board goals) { return {goals, goals, goals, goals}; }

    // Within one move more: those who were in already, those who turn into the set, and those who
    // walk into it. A walker facing east stands one cell to the west of what it enters, and so on.
    constexpr PortableFront before(Board walkable) const {
        const Board from_east_west = east | west;
        const Board from_south_north = south | north;
        return {
            east | from_south_north | to_west(east & walkable),
            south | from_east_west | to_north(south & walkable),
            west | from_south_north | to_east(west & walkable),
            north | from_east_west | to_south(north & walkable),
        };
    }

    constexpr bool contains(int cell, int heading) const {
        switch (heading) {
            case MINDGRID_EAST: return mindgrid::contains(east, cell);
            case MINDGRID_SOUTH: return mindgrid::contains(south, cell);
            case MINDGRID_WEST: return mindgrid::contains(west, cell);
            default: return mindgrid::contains(north, cell);
        }
    }

    friend constexpr bool operator==(const PortableFront& a, const PortableFront& b) {
        return a.east == b.east && a.south == b.south && a.west == b.west && a.north == b.north;
    }
};

}  // namespace mindgrid
