// One board in two machine words, for any processor.
#pragma once

#include "board.h"

#if defined(_MSC_VER) && !defined(__clang__)
#include <intrin.h>
#endif

namespace mindgrid {
namespace {

// The number of the lowest bit of a word that has one.
inline int lowest_bit(uint64_t word) {
#if defined(_MSC_VER) && !defined(__clang__)
    unsigned long index;
    _BitScanForward64(&index, word);
    return static_cast<int>(index);
#else
    return __builtin_ctzll(word);
#endif
}

struct Count {
    int32_t moves = 0;

    void add_one(unsigned lanes) { moves += static_cast<int32_t>(lanes); }
    void give_up(unsigned lanes) { moves = lanes != 0 ? MINDGRID_UNREACHABLE : moves; }
    void store(int32_t* numbers) const { *numbers = moves; }
};

struct Word1 {
    static constexpr unsigned lanes = 1;
    using Counts = Count;

    uint64_t bits;

    template <class Field>
    static Word1 of(const mindgrid_query* query, Field field) {
        return {field(*query)};
    }
    static Word1 splat(uint64_t word) { return {word}; }
    static Word1 bit(Word1 index) { return {index.bits < 64 ? uint64_t{1} << index.bits : 0}; }
    static Word1 equal(Word1 a, Word1 b) { return {a.bits == b.bits ? ~uint64_t{0} : 0}; }
    void store(uint64_t* word) const { *word = bits; }

    template <int by>
    static Word1 up(Word1 a) {
        return {a.bits << by};
    }
    template <int by>
    static Word1 down(Word1 a) {
        return {a.bits >> by};
    }
    // The word that loses bits to the neighbour's end, and the one that takes them in.
    template <int by>
    static Word1 up(Word1 a, Word1 below) {
        return {a.bits << by | below.bits >> (64 - by)};
    }
    template <int by>
    static Word1 down(Word1 a, Word1 above) {
        return {a.bits >> by | above.bits << (64 - by)};
    }

    friend Word1 operator|(Word1 a, Word1 b) { return {a.bits | b.bits}; }
    friend Word1 operator&(Word1 a, Word1 b) { return {a.bits & b.bits}; }
    friend Word1 operator^(Word1 a, Word1 b) { return {a.bits ^ b.bits}; }
    friend Word1 without(Word1 a, Word1 b) { return {a.bits & ~b.bits}; }
    friend Word1 either(Word1 a, Word1 b, Word1 c) { return {a.bits | b.bits | c.bits}; }
    friend Word1 plus(Word1 a, Word1 b, Word1 mask) { return {a.bits | (b.bits & mask.bits)}; }
    friend unsigned nonzero(Word1 a) { return a.bits != 0; }
};

}  // namespace
}  // namespace mindgrid
