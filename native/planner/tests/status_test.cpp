// Every status, and the promise that a failing call writes nothing.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <functional>

#include "plain.h"

using namespace plain;

namespace {

constexpr size_t count = 3;
constexpr size_t stride_of_moves = 8;
constexpr int32_t untouched = -77;

// Where any of the functions writes.
struct Outputs {
    std::vector<int32_t> numbers = std::vector<int32_t>(count, untouched);
    std::vector<uint8_t> moves = std::vector<uint8_t>(count * stride_of_moves, 77);
    std::vector<int16_t> fields = std::vector<int16_t>(count * MINDGRID_FIELD, untouched);
    size_t failed_index = 1000;

    bool unwritten() const {
        return numbers == Outputs{}.numbers && moves == Outputs{}.moves &&
               fields == Outputs{}.fields;
    }
};

// One function of the interface, given its first three parameters and where to write.
struct Function {
    const char* name;
    std::function<int32_t(const mindgrid_query*, size_t, int32_t, Outputs&)> call;
};

// Else a test would be listed by the bytes of its function.
void PrintTo(const Function& function, std::ostream* out) { *out << function.name; }

const std::vector<Function> functions = {
    {"Distances",
     [](auto* in, size_t n, int32_t level, Outputs& out) {
         return mindgrid_distances(in, n, level, out.numbers.data(), &out.failed_index);
     }},
    {"FirstMoves",
     [](auto* in, size_t n, int32_t level, Outputs& out) {
         return mindgrid_first_moves(in, n, level, out.moves.data(), &out.failed_index);
     }},
    {"Routes",
     [](auto* in, size_t n, int32_t level, Outputs& out) {
         return mindgrid_routes(in, n, level, out.moves.data(), stride_of_moves, out.numbers.data(),
                                &out.failed_index);
     }},
    {"FieldsFrom",
     [](auto* in, size_t n, int32_t level, Outputs& out) {
         return mindgrid_fields_from(in, n, level, out.fields.data(), &out.failed_index);
     }},
    {"FieldsTo",
     [](auto* in, size_t n, int32_t level, Outputs& out) {
         return mindgrid_fields_to(in, n, level, out.fields.data(), &out.failed_index);
     }},
};

std::vector<mindgrid_query> good_queries() {
    return {count, query(every_cell(), board_of({cell(5, 7)}), cell(5, 5), MINDGRID_EAST)};
}

class Status : public testing::TestWithParam<Function> {
  protected:
    // The last of three queries must be refused, and named.
    static void expect_refusal(int32_t status, const mindgrid_query& bad) {
        auto queries = good_queries();
        queries.back() = bad;
        for (int32_t level = MINDGRID_LEVEL_BEST; level <= mindgrid_best_level(); ++level) {
            Outputs out;
            EXPECT_EQ(status, GetParam().call(queries.data(), count, level, out));
            EXPECT_EQ(count - 1, out.failed_index);
            EXPECT_TRUE(out.unwritten());
        }
    }

    // No query is to blame.
    static void expect_plain_refusal(int32_t status, const mindgrid_query* in, size_t n,
                                     int32_t level) {
        Outputs out;
        EXPECT_EQ(status, GetParam().call(in, n, level, out));
        EXPECT_EQ(1000u, out.failed_index);
        EXPECT_TRUE(out.unwritten());
    }
};

INSTANTIATE_TEST_SUITE_P(Functions, Status, testing::ValuesIn(functions),
                         [](const auto& function) { return std::string(function.param.name); });

TEST_P(Status, GoodQueriesLeaveTheFailedIndexAlone) {
    const auto queries = good_queries();
    Outputs out;
    EXPECT_EQ(MINDGRID_OK, GetParam().call(queries.data(), count, MINDGRID_LEVEL_BEST, out));
    EXPECT_FALSE(out.unwritten());
    EXPECT_EQ(1000u, out.failed_index);
}

TEST_P(Status, NoQueriesAreFineAndReadNothing) {
    expect_plain_refusal(MINDGRID_OK, nullptr, 0, MINDGRID_LEVEL_BEST);
}

TEST_P(Status, NoQueriesAtAnAddress) {
    expect_plain_refusal(MINDGRID_ERROR_NULL, nullptr, count, MINDGRID_LEVEL_BEST);
}

TEST_P(Status, Level) {
    const auto queries = good_queries();
    for (const int32_t level : {-1, mindgrid_best_level() + 1, 4, INT32_MAX, INT32_MIN}) {
        expect_plain_refusal(MINDGRID_ERROR_LEVEL, queries.data(), count, level);
        expect_plain_refusal(MINDGRID_ERROR_LEVEL, nullptr, 0, level);
    }
}

TEST_P(Status, Count) {
    const auto queries = good_queries();
    for (const size_t many : {SIZE_MAX, SIZE_MAX / 40 + 1, size_t{PTRDIFF_MAX} / 40 + 1}) {
        expect_plain_refusal(MINDGRID_ERROR_COUNT, queries.data(), many, MINDGRID_LEVEL_BEST);
    }
}

TEST_P(Status, Start) {
    auto bad = good_queries()[0];
    for (const uint8_t start : {uint8_t{121}, uint8_t{255}}) {
        bad.start = start;
        expect_refusal(MINDGRID_ERROR_START, bad);
    }
}

TEST_P(Status, Heading) {
    auto bad = good_queries()[0];
    for (const uint8_t heading : {uint8_t{4}, uint8_t{255}}) {
        bad.heading = heading;
        expect_refusal(MINDGRID_ERROR_HEADING, bad);
    }
}

TEST_P(Status, Board) {
    for (const int bit : {121, 127}) {
        auto bad = good_queries()[0];
        insert(bad.walkable, bit);
        expect_refusal(MINDGRID_ERROR_BOARD, bad);
        bad = good_queries()[0];
        insert(bad.goals, bit);
        expect_refusal(MINDGRID_ERROR_BOARD, bad);
    }
}

TEST_P(Status, Reserved) {
    for (size_t i = 0; i < sizeof mindgrid_query{}.reserved; ++i) {
        auto bad = good_queries()[0];
        bad.reserved[i] = 1;
        expect_refusal(MINDGRID_ERROR_RESERVED, bad);
    }
}

TEST_P(Status, TheFirstBadQueryIsNamed) {
    auto queries = good_queries();
    queries[1].start = 121;
    queries[2].heading = 4;
    Outputs out;
    EXPECT_EQ(MINDGRID_ERROR_START,
              GetParam().call(queries.data(), count, MINDGRID_LEVEL_BEST, out));
    EXPECT_EQ(1u, out.failed_index);
}

TEST(StatusText, VersionIsThatOfTheHeader) {
    EXPECT_EQ(MINDGRID_ABI_VERSION, mindgrid_planner_abi_version());
}

TEST(StatusText, EveryStatusHasItsOwn) {
    std::vector<std::string> texts;
    for (int32_t status = -1; status <= MINDGRID_ERROR_COUNT + 1; ++status) {
        texts.emplace_back(mindgrid_status_text(status));
    }
    EXPECT_EQ("ok", texts[1]);
    EXPECT_EQ("unknown status", texts.front());
    EXPECT_EQ("unknown status", texts.back());
    texts.pop_back();
    std::sort(texts.begin(), texts.end());
    EXPECT_EQ(texts.end(), std::adjacent_find(texts.begin(), texts.end()));
}

TEST(Capacity, OneRouteTooLongStopsThemAll) {
    auto queries = good_queries();
    queries[1].goals = board_of({cell(10, 0)});  // LL FFFFF L FFFFF: 13 moves
    for (const int32_t level : levels()) {
        Outputs out;
        EXPECT_EQ(MINDGRID_ERROR_CAPACITY,
                  mindgrid_routes(queries.data(), count, level, out.moves.data(), stride_of_moves,
                                  out.numbers.data(), &out.failed_index));
        EXPECT_EQ(1u, out.failed_index);
        EXPECT_TRUE(out.unwritten()) << "not even the route before it";
    }
}

TEST(Capacity, ARouteMayFillItsRowExactly) {
    const auto queries = good_queries();
    for (const int32_t level : levels()) {
        Outputs out;
        const auto ask = [&](size_t width) {
            return mindgrid_routes(queries.data(), 1, level, out.moves.data(), width,
                                   out.numbers.data(), nullptr);
        };
        EXPECT_EQ(MINDGRID_ERROR_CAPACITY, ask(1));
        EXPECT_TRUE(out.unwritten());
        EXPECT_EQ(MINDGRID_OK, ask(2));
        EXPECT_EQ("FF", text(out.moves.data(), out.numbers[0]));
        EXPECT_EQ(77, out.moves[2]);
    }
}

TEST(Capacity, AStrideThatNoMemoryHolds) {
    const auto queries = good_queries();
    Outputs out;
    EXPECT_EQ(MINDGRID_ERROR_COUNT,
              mindgrid_routes(queries.data(), count, MINDGRID_LEVEL_BEST, out.moves.data(),
                              SIZE_MAX / 2, out.numbers.data(), &out.failed_index));
    EXPECT_TRUE(out.unwritten());
}

}  // namespace
