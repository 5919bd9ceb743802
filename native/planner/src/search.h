// Breadth-first search by whole layers, over any board type.
#pragma once

#include "board_portable.h"
#include "front.h"

namespace mindgrid {
namespace {

// Grows a set of walkers by one move at a time. `arrived` sees it before every move and names the
// lanes that need no more; the others go on until nothing new is found.
//
// Sets are cumulative: what was reached once stays. Whoever reaches a cell has turned to all sides
// two moves later, so a set that comes to no new cell in three moves never will; it is cheaper to
// look only now and then.
template <class Board, class Steps, class Arrived>
typename Board::Counts search(Front<Board> within, const Steps& steps, Arrived arrived) {
    constexpr int moves_between_looks = 4;
    typename Board::Counts moves;
    unsigned under_way = (1U << Board::lanes) - 1;
    for (Board seen = {};;) {
        const Board cells_now = within.cells();
        const unsigned stuck = under_way & ~differ(cells_now, seen);
        moves.give_up(stuck);
        under_way &= ~stuck;
        if (under_way == 0) return moves;
        seen = cells_now;

        for (int i = 0; i < moves_between_looks; ++i) {
            under_way &= ~arrived(within);
            if (under_way == 0) return moves;
            moves.add_one(under_way);
            within = steps.with_steps(within) | within.turning();
        }
    }
}

// The length of a shortest route for each of the first `lanes` queries. Reached from the start, for
// then all goals are asked about at once, whatever the heading.
template <class Board>
typename Board::Counts distances(const mindgrid_query* queries) {
    const Forwards<Board> steps(Board::walkable(queries));
    const Board goals = Board::goals(queries);
    return search(Front<Board>::starts(queries), steps,
                  [&goals](const Front<Board>& within) { return meets(within.cells(), goals); });
}

// The set grows backwards from the goals until one move leads into it. Preferring forward to left
// to right here and at each later move gives the lexicographically smallest shortest route.
template <class Board>
uint8_t first_move(const mindgrid_query& query) {
    const Board walkable = Board::walkable(&query), goals = Board::goals(&query);
    const auto start = Front<Board>::starts(&query);
    if (meets(start.cells(), goals) != 0) return MINDGRID_ARRIVED;

    const auto ahead = without(Forwards<Board>(walkable).with_steps(start), start);
    const auto one_move_away = ahead | start.turning();
    uint8_t move = MINDGRID_NO_ROUTE;
    search(Front<Board>::everywhere_on(goals), Backwards<Board>(walkable),
           [&](const Front<Board>& within) {
               if (meets(within, one_move_away) == 0) return 0U;
               move = meets(within, ahead) != 0                ? MINDGRID_FORWARD
                      : meets(within, start.after_left()) != 0 ? MINDGRID_LEFT
                                                               : MINDGRID_RIGHT;
               return 1U;
           });
    return move;
}

// The walkers that are best off going forward, and turning left; all others turn right.
struct Guide {
    uint64_t forward[headings * 2], left[headings * 2];
};

// A walker's best move is settled when the set first reaches it.
template <class Board>
int32_t guide_to_goals(const mindgrid_query& query, Guide& guide) {
    const Backwards<Board> steps(Board::walkable(&query));
    const auto start = Front<Board>::starts(&query);
    Front<Board> forward = {}, left = {};
    const auto length = search(Front<Board>::everywhere_on(Board::goals(&query)), steps,
                               [&](const Front<Board>& within) {
                                   if (meets(within, start) != 0) return 1U;
                                   const auto with_forward = steps.with_steps(within);
                                   forward = forward | without(with_forward, within);
                                   left = left | without(within.before_left(), with_forward);
                                   return 0U;
                               });
    forward.store(guide.forward);
    left.store(guide.left);
    return length.moves;
}

// `moves` has room for every route that the caller admits. A walker is heading * 128 + cell here.
template <class Board>
int32_t route(const mindgrid_query& query, uint8_t* moves) {
    constexpr unsigned all_walkers = headings * 128 - 1;
    constexpr unsigned ahead[headings] = {1, MINDGRID_STRIDE, 0U - 1, 0U - MINDGRID_STRIDE};
    Guide guide;
    const int32_t length = guide_to_goals<Board>(query, guide);

    unsigned walker = query.heading * 128U + query.start;
    for (int32_t i = 0; i < length; ++i) {
        const bool forward = (guide.forward[walker / 64] >> walker % 64 & 1) != 0;
        const bool left = (guide.left[walker / 64] >> walker % 64 & 1) != 0;
        const unsigned turned = (walker + (left ? 3 * 128 : 128)) & all_walkers;
        const unsigned stepped = walker + ahead[walker / 128];
        moves[i] = forward ? MINDGRID_FORWARD : left ? MINDGRID_LEFT : MINDGRID_RIGHT;
        walker = forward ? stepped : turned;
    }
    return length;
}

// Writes into each place of the field after how many moves the set reaches it.
template <class Board, class Steps>
void field(const Front<Board>& start, const Steps& steps, int16_t* distances) {
    for (int i = 0; i < MINDGRID_FIELD; ++i) distances[i] = MINDGRID_UNREACHABLE;
    Front<Board> before = {};
    int16_t moves = 0;
    search(start, steps, [&](const Front<Board>& within) {
        uint64_t fresh[headings * 2];
        without(within, before).store(fresh);
        for (int word = 0; word < headings * 2; ++word) {
            int16_t* const place = distances + word / 2 * cells + word % 2 * 64;
            for (uint64_t bits = fresh[word]; bits != 0; bits &= bits - 1) {
                place[lowest_bit(bits)] = moves;
            }
        }
        before = within;
        ++moves;
        return 0U;
    });
}

template <class Board>
void field_from(const mindgrid_query& query, int16_t* distances) {
    const Forwards<Board> steps(Board::walkable(&query));
    field(Front<Board>::starts(&query), steps, distances);
}

template <class Board>
void field_to(const mindgrid_query& query, int16_t* distances) {
    const Backwards<Board> steps(Board::walkable(&query));
    field(Front<Board>::everywhere_on(Board::goals(&query)), steps, distances);
}

}  // namespace
}  // namespace mindgrid
