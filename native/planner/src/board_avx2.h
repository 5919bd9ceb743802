// One board in a 128-bit register, four boards in pairs of 256-bit registers.
#pragma once

#include <immintrin.h>

#include "board_portable.h"

namespace mindgrid {
namespace {

struct OneBoard {
    static constexpr unsigned lanes = 1;
    using Counts = Count;

    __m128i bits;

    static OneBoard load(const mindgrid_board* board) {
        return {_mm_loadu_si128(reinterpret_cast<const __m128i*>(board))};
    }
    static OneBoard splat(mindgrid_board set) { return load(&set); }
    static OneBoard walkable(const mindgrid_query* query) { return load(&query->walkable); }
    static OneBoard goals(const mindgrid_query* query) { return load(&query->goals); }
    static OneBoard start(const mindgrid_query* query, int heading) {
        const __m128i words_first = _mm_set_epi64x(64, 0);
        const __m128i cell = _mm_xor_si128(_mm_set1_epi64x(query->start), words_first);
        const __m128i facing =
            _mm_cmpeq_epi64(_mm_set1_epi64x(query->heading), _mm_set1_epi64x(heading));
        return {_mm_and_si128(_mm_sllv_epi64(_mm_set1_epi64x(1), cell), facing)};
    }
    void store(uint64_t* words) const { _mm_storeu_si128(reinterpret_cast<__m128i*>(words), bits); }

    template <int by>
    static OneBoard up(OneBoard a) {
        const __m128i below = _mm_bslli_si128(a.bits, 8);
        return {_mm_or_si128(_mm_slli_epi64(a.bits, by), _mm_srli_epi64(below, 64 - by))};
    }
    template <int by>
    static OneBoard down(OneBoard a) {
        const __m128i above = _mm_bsrli_si128(a.bits, 8);
        return {_mm_or_si128(_mm_srli_epi64(a.bits, by), _mm_slli_epi64(above, 64 - by))};
    }

    friend OneBoard operator|(OneBoard a, OneBoard b) { return {_mm_or_si128(a.bits, b.bits)}; }
    friend OneBoard without(OneBoard a, OneBoard b) { return {_mm_andnot_si128(b.bits, a.bits)}; }
    friend OneBoard either(OneBoard a, OneBoard b, OneBoard c) { return a | b | c; }
    friend OneBoard plus(OneBoard a, OneBoard b, OneBoard mask) {
        return {_mm_or_si128(a.bits, _mm_and_si128(b.bits, mask.bits))};
    }
    friend unsigned meets(OneBoard a, OneBoard b) { return _mm_testz_si128(a.bits, b.bits) == 0; }
    friend unsigned differ(OneBoard a, OneBoard b) {
        const __m128i difference = _mm_xor_si128(a.bits, b.bits);
        return _mm_testz_si128(difference, difference) == 0;
    }
};

struct Counts4 {
    __m256i moves = _mm256_setzero_si256();

    // All ones in the lanes that are named by a bit.
    static __m256i spread(unsigned lanes) {
        const __m256i own_bit = _mm256_setr_epi64x(1, 2, 4, 8);
        return _mm256_cmpeq_epi64(_mm256_and_si256(_mm256_set1_epi64x(lanes), own_bit), own_bit);
    }
    void add_one(unsigned lanes) { moves = _mm256_sub_epi64(moves, spread(lanes)); }
    void give_up(unsigned lanes) {
        static_assert(MINDGRID_UNREACHABLE == -1, "all ones");
        moves = _mm256_or_si256(moves, spread(lanes));
    }
    void store(int32_t* numbers) const {
        const __m256i low_halves = _mm256_setr_epi32(0, 2, 4, 6, 0, 2, 4, 6);
        const __m256i packed = _mm256_permutevar8x32_epi32(moves, low_halves);
        _mm_storeu_si128(reinterpret_cast<__m128i*>(numbers), _mm256_castsi256_si128(packed));
    }
};

struct Word4 {
    static constexpr unsigned lanes = 4;
    using Counts = Counts4;

    __m256i bits;

    template <class Field>
    static Word4 of(const mindgrid_query* queries, Field field) {
        const auto lane = [=](int i) { return static_cast<long long>(field(queries[i])); };
        return {_mm256_setr_epi64x(lane(0), lane(1), lane(2), lane(3))};
    }
    static Word4 splat(uint64_t word) { return {_mm256_set1_epi64x(static_cast<long long>(word))}; }
    static Word4 bit(Word4 index) { return {_mm256_sllv_epi64(_mm256_set1_epi64x(1), index.bits)}; }
    static Word4 equal(Word4 a, Word4 b) { return {_mm256_cmpeq_epi64(a.bits, b.bits)}; }

    template <int by>
    static Word4 up(Word4 a) {
        return {_mm256_slli_epi64(a.bits, by)};
    }
    template <int by>
    static Word4 down(Word4 a) {
        return {_mm256_srli_epi64(a.bits, by)};
    }
    template <int by>
    static Word4 up(Word4 a, Word4 below) {
        return up<by>(a) | down<64 - by>(below);
    }
    template <int by>
    static Word4 down(Word4 a, Word4 above) {
        return down<by>(a) | up<64 - by>(above);
    }

    friend Word4 operator|(Word4 a, Word4 b) { return {_mm256_or_si256(a.bits, b.bits)}; }
    friend Word4 operator&(Word4 a, Word4 b) { return {_mm256_and_si256(a.bits, b.bits)}; }
    friend Word4 operator^(Word4 a, Word4 b) { return {_mm256_xor_si256(a.bits, b.bits)}; }
    friend Word4 without(Word4 a, Word4 b) { return {_mm256_andnot_si256(b.bits, a.bits)}; }
    friend Word4 either(Word4 a, Word4 b, Word4 c) { return a | b | c; }
    friend Word4 plus(Word4 a, Word4 b, Word4 mask) { return a | (b & mask); }
    friend unsigned nonzero(Word4 a) {
        const __m256i empty = _mm256_cmpeq_epi64(a.bits, _mm256_setzero_si256());
        return static_cast<unsigned>(_mm256_movemask_pd(_mm256_castsi256_pd(empty))) ^ 15U;
    }
};

}  // namespace
}  // namespace mindgrid
