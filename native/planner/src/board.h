// Sets of cells, and what it means to move a whole set.
//
// A *board type* holds one such set for each of several independent boards, its lanes. It is all
// that a vector width changes; the search is written once over any type with these members:
//
//   lanes, Counts             how many boards; a number of moves for each
//   splat(set)                the same set on each
//   walkable, goals(queries)  those of the first `lanes` queries
//   start(queries, heading)   the cell of a walker who faces `heading`, else nothing
//   store(words)              lo, hi; boards of one lane only
//   up<by>, down<by>(a)       every cell's number plus or minus `by`, 1..63
//   without(a, b), either(a, b, c), plus(a, b, mask) = a | (b & mask), a | b
//   meets(a, b), differ(a, b) bit i tells it of lane i
//
// A *word type* is one 64-bit word of each lane, and Boards<Word> makes a board type of two.
//
// The names in these headers are local to each file on purpose: the files are compiled for
// different instruction sets, and the linker must never take one file's copy of a function for
// another's.
#pragma once

#include "mindgrid_planner.h"

namespace mindgrid {
namespace {

constexpr int cells = MINDGRID_STRIDE * MINDGRID_STRIDE;
constexpr int headings = 4;

constexpr mindgrid_board all = {~uint64_t{0}, (uint64_t{1} << (cells - 64)) - 1};

constexpr mindgrid_board column_of(int northernmost) {
    mindgrid_board set = {0, 0};
    for (int cell = northernmost; cell < cells; cell += MINDGRID_STRIDE) {
        (cell < 64 ? set.lo : set.hi) |= uint64_t{1} << (cell & 63);
    }
    return set;
}

constexpr mindgrid_board west_edge = column_of(0);
constexpr mindgrid_board east_edge = column_of(MINDGRID_STRIDE - 1);

template <class Word>
struct Boards {
    static constexpr unsigned lanes = Word::lanes;
    using Counts = typename Word::Counts;

    Word lo, hi;

    static Boards splat(mindgrid_board set) { return {Word::splat(set.lo), Word::splat(set.hi)}; }

    static Boards walkable(const mindgrid_query* queries) {
        return {Word::of(queries, [](const mindgrid_query& query) { return query.walkable.lo; }),
                Word::of(queries, [](const mindgrid_query& query) { return query.walkable.hi; })};
    }
    static Boards goals(const mindgrid_query* queries) {
        return {Word::of(queries, [](const mindgrid_query& query) { return query.goals.lo; }),
                Word::of(queries, [](const mindgrid_query& query) { return query.goals.hi; })};
    }
    static Boards start(const mindgrid_query* queries, int heading) {
        const Word cell =
            Word::of(queries, [](const mindgrid_query& query) { return uint64_t{query.start}; });
        const Word faced =
            Word::of(queries, [](const mindgrid_query& query) { return uint64_t{query.heading}; });
        const Word facing = Word::equal(faced, Word::splat(static_cast<uint64_t>(heading)));
        // A number from 64 on has no bit in a word; flipping its 64 brings it into the other word.
        return {Word::bit(cell) & facing, Word::bit(cell ^ Word::splat(64)) & facing};
    }
    void store(uint64_t* words) const {
        lo.store(words);
        hi.store(words + 1);
    }

    template <int by>
    static Boards up(Boards a) {
        return {Word::template up<by>(a.lo), Word::template up<by>(a.hi, a.lo)};
    }
    template <int by>
    static Boards down(Boards a) {
        return {Word::template down<by>(a.lo, a.hi), Word::template down<by>(a.hi)};
    }

    friend Boards operator|(Boards a, Boards b) { return {a.lo | b.lo, a.hi | b.hi}; }
    friend Boards without(Boards a, Boards b) { return {without(a.lo, b.lo), without(a.hi, b.hi)}; }
    friend Boards either(Boards a, Boards b, Boards c) {
        return {either(a.lo, b.lo, c.lo), either(a.hi, b.hi, c.hi)};
    }
    friend Boards plus(Boards a, Boards b, Boards mask) {
        return {plus(a.lo, b.lo, mask.lo), plus(a.hi, b.hi, mask.hi)};
    }
    friend unsigned meets(Boards a, Boards b) { return nonzero(plus(a.lo & b.lo, a.hi, b.hi)); }
    friend unsigned differ(Boards a, Boards b) { return nonzero((a.lo ^ b.lo) | (a.hi ^ b.hi)); }
};

}  // namespace
}  // namespace mindgrid
