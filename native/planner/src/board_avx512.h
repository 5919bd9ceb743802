// One board in a 128-bit register, eight boards in pairs of 512-bit registers. Needs AVX-512 F, VL
// and VBMI2 (which shifts two words as one); its three-operand logic does two steps in one.
#pragma once

#include <immintrin.h>

#include "board_portable.h"

namespace mindgrid {
namespace {

// Truth tables of three operands a, b, c, for vpternlog: the bits of 0xF0, 0xCC and 0xAA.
constexpr int any_of_three = 0xF0 | 0xCC | 0xAA;
constexpr int first_or_both_others = 0xF0 | (0xCC & 0xAA);

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
        const __mmask8 facing =
            _mm_cmpeq_epi64_mask(_mm_set1_epi64x(query->heading), _mm_set1_epi64x(heading));
        return {_mm_maskz_sllv_epi64(facing, _mm_set1_epi64x(1), cell)};
    }
    void store(uint64_t* words) const { _mm_storeu_si128(reinterpret_cast<__m128i*>(words), bits); }

    template <int by>
    static OneBoard up(OneBoard a) {
        return {_mm_shldi_epi64(a.bits, _mm_bslli_si128(a.bits, 8), by)};
    }
    template <int by>
    static OneBoard down(OneBoard a) {
        return {_mm_shrdi_epi64(a.bits, _mm_bsrli_si128(a.bits, 8), by)};
    }

    friend OneBoard operator|(OneBoard a, OneBoard b) { return {_mm_or_si128(a.bits, b.bits)}; }
    friend OneBoard without(OneBoard a, OneBoard b) { return {_mm_andnot_si128(b.bits, a.bits)}; }
    friend OneBoard either(OneBoard a, OneBoard b, OneBoard c) {
        return {_mm_ternarylogic_epi64(a.bits, b.bits, c.bits, any_of_three)};
    }
    friend OneBoard plus(OneBoard a, OneBoard b, OneBoard mask) {
        return {_mm_ternarylogic_epi64(a.bits, b.bits, mask.bits, first_or_both_others)};
    }
    friend unsigned meets(OneBoard a, OneBoard b) {
        return _mm_test_epi64_mask(a.bits, b.bits) != 0;
    }
    friend unsigned differ(OneBoard a, OneBoard b) {
        return _mm_cmpneq_epi64_mask(a.bits, b.bits) != 0;
    }
};

struct Counts8 {
    __m512i moves = _mm512_setzero_si512();

    void add_one(unsigned lanes) {
        const auto mask = static_cast<__mmask8>(lanes);
        moves = _mm512_mask_add_epi64(moves, mask, moves, _mm512_set1_epi64(1));
    }
    void give_up(unsigned lanes) {
        moves = _mm512_mask_set1_epi64(moves, static_cast<__mmask8>(lanes), MINDGRID_UNREACHABLE);
    }
    void store(int32_t* numbers) const {
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(numbers), _mm512_cvtepi64_epi32(moves));
    }
};

struct Word8 {
    static constexpr unsigned lanes = 8;
    using Counts = Counts8;

    __m512i bits;

    template <class Field>
    static Word8 of(const mindgrid_query* queries, Field field) {
        const auto lane = [=](int i) { return static_cast<long long>(field(queries[i])); };
        return {_mm512_setr_epi64(lane(0), lane(1), lane(2), lane(3), lane(4), lane(5), lane(6),
                                  lane(7))};
    }
    static Word8 splat(uint64_t word) { return {_mm512_set1_epi64(static_cast<long long>(word))}; }
    static Word8 bit(Word8 index) { return {_mm512_sllv_epi64(_mm512_set1_epi64(1), index.bits)}; }
    static Word8 equal(Word8 a, Word8 b) {
        return {_mm512_maskz_set1_epi64(_mm512_cmpeq_epi64_mask(a.bits, b.bits), -1)};
    }

    template <int by>
    static Word8 up(Word8 a) {
        return {_mm512_slli_epi64(a.bits, by)};
    }
    template <int by>
    static Word8 down(Word8 a) {
        return {_mm512_srli_epi64(a.bits, by)};
    }
    template <int by>
    static Word8 up(Word8 a, Word8 below) {
        return {_mm512_shldi_epi64(a.bits, below.bits, by)};
    }
    template <int by>
    static Word8 down(Word8 a, Word8 above) {
        return {_mm512_shrdi_epi64(a.bits, above.bits, by)};
    }

    friend Word8 operator|(Word8 a, Word8 b) { return {_mm512_or_si512(a.bits, b.bits)}; }
    friend Word8 operator&(Word8 a, Word8 b) { return {_mm512_and_si512(a.bits, b.bits)}; }
    friend Word8 operator^(Word8 a, Word8 b) { return {_mm512_xor_si512(a.bits, b.bits)}; }
    friend Word8 without(Word8 a, Word8 b) { return {_mm512_andnot_si512(b.bits, a.bits)}; }
    friend Word8 either(Word8 a, Word8 b, Word8 c) {
        return {_mm512_ternarylogic_epi64(a.bits, b.bits, c.bits, any_of_three)};
    }
    friend Word8 plus(Word8 a, Word8 b, Word8 mask) {
        return {_mm512_ternarylogic_epi64(a.bits, b.bits, mask.bits, first_or_both_others)};
    }
    friend unsigned nonzero(Word8 a) { return _mm512_test_epi64_mask(a.bits, a.bits); }
};

}  // namespace
}  // namespace mindgrid
