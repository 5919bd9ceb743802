// Every status, and the promise that a failing call writes nothing.
#include <gtest/gtest.h>

#include <algorithm>

#include "plain.h"

using namespace plain;

namespace {

constexpr size_t count = 3;
constexpr size_t stride_of_moves = 8;
constexpr int32_t untouched = -77;
constexpr uint8_t untouched_move = 77;

struct Outputs {
    std::vector<int32_t> numbers = std::vector<int32_t>(count, untouched);
    std::vector<uint8_t> moves = std::vector<uint8_t>(count * stride_of_moves, untouched_move);
    size_t failed_index = 1000;

    bool unwritten() const { return numbers == Outputs{}.numbers && moves == Outputs{}.moves; }
};

std::vector<mindgrid_query> good_queries() {
    return {count, query(every_cell(), board_of({cell(5, 7)}), cell(5, 5), MINDGRID_EAST)};
}

// Both functions must refuse the last of three queries, and name it.
void expect_refusal(int32_t status, const mindgrid_query& bad) {
    auto queries = good_queries();
    queries.back() = bad;

    Outputs out;
    EXPECT_EQ(status,
              mindgrid_distances(queries.data(), count, out.numbers.data(), &out.failed_index));
    EXPECT_EQ(count - 1, out.failed_index);
    EXPECT_TRUE(out.unwritten());

    out = {};
    EXPECT_EQ(status, mindgrid_routes(queries.data(), count, out.moves.data(), stride_of_moves,
                                      out.numbers.data(), &out.failed_index));
    EXPECT_EQ(count - 1, out.failed_index);
    EXPECT_TRUE(out.unwritten());

    EXPECT_EQ(status, mindgrid_distances(queries.data(), count, out.numbers.data(), nullptr));
    EXPECT_TRUE(out.unwritten());
}

TEST(Status, VersionIsThatOfTheHeader) {
    EXPECT_EQ(MINDGRID_ABI_VERSION, mindgrid_planner_abi_version());
}

TEST(Status, EveryStatusHasItsOwnText) {
    std::vector<std::string> texts;
    for (int32_t status = -1; status <= MINDGRID_ERROR_RESERVED + 1; ++status) {
        texts.emplace_back(mindgrid_status_text(status));
    }
    EXPECT_EQ("ok", texts[1]);
    EXPECT_EQ("unknown status", texts.front());
    EXPECT_EQ("unknown status", texts.back());
    texts.pop_back();
    std::sort(texts.begin(), texts.end());
    EXPECT_EQ(texts.end(), std::adjacent_find(texts.begin(), texts.end()));
}

TEST(Status, GoodQueriesLeaveTheFailedIndexAlone) {
    const auto queries = good_queries();
    Outputs out;
    EXPECT_EQ(MINDGRID_OK,
              mindgrid_distances(queries.data(), count, out.numbers.data(), &out.failed_index));
    EXPECT_EQ(std::vector<int32_t>(count, 2), out.numbers);
    EXPECT_EQ(1000u, out.failed_index);
}

TEST(Status, NoQueriesAreFineAndReadNothing) {
    EXPECT_EQ(MINDGRID_OK, mindgrid_distances(nullptr, 0, nullptr, nullptr));
    EXPECT_EQ(MINDGRID_OK, mindgrid_routes(nullptr, 0, nullptr, 0, nullptr, nullptr));
}

TEST(Status, NullPointers) {
    const auto queries = good_queries();
    Outputs out;
    auto* numbers = out.numbers.data();
    auto* moves = out.moves.data();
    auto* failed = &out.failed_index;
    const auto* in = queries.data();
    const auto width = stride_of_moves;

    EXPECT_EQ(MINDGRID_ERROR_NULL, mindgrid_distances(nullptr, count, numbers, failed));
    EXPECT_EQ(MINDGRID_ERROR_NULL, mindgrid_distances(in, count, nullptr, failed));
    EXPECT_EQ(MINDGRID_ERROR_NULL, mindgrid_routes(nullptr, count, moves, width, numbers, failed));
    EXPECT_EQ(MINDGRID_ERROR_NULL, mindgrid_routes(in, count, nullptr, width, numbers, failed));
    EXPECT_EQ(MINDGRID_ERROR_NULL, mindgrid_routes(in, count, moves, width, nullptr, failed));
    EXPECT_TRUE(out.unwritten());
    EXPECT_EQ(1000u, out.failed_index) << "no query is to blame";
}

TEST(Status, Start) {
    auto bad = good_queries()[0];
    for (const uint8_t start : {uint8_t{121}, uint8_t{255}}) {
        bad.start = start;
        expect_refusal(MINDGRID_ERROR_START, bad);
    }
}

TEST(Status, Heading) {
    auto bad = good_queries()[0];
    for (const uint8_t heading : {uint8_t{4}, uint8_t{255}}) {
        bad.heading = heading;
        expect_refusal(MINDGRID_ERROR_HEADING, bad);
    }
}

TEST(Status, Board) {
    for (const int bit : {121, 127}) {
        auto bad = good_queries()[0];
        insert(bad.walkable, bit);
        expect_refusal(MINDGRID_ERROR_BOARD, bad);
        bad = good_queries()[0];
        insert(bad.goals, bit);
        expect_refusal(MINDGRID_ERROR_BOARD, bad);
    }
}

TEST(Status, Reserved) {
    for (size_t i = 0; i < sizeof mindgrid_query{}.reserved; ++i) {
        auto bad = good_queries()[0];
        bad.reserved[i] = 1;
        expect_refusal(MINDGRID_ERROR_RESERVED, bad);
    }
}

TEST(Status, TheFirstBadQueryIsNamed) {
    auto queries = good_queries();
    queries[1].start = 121;
    queries[2].heading = 4;
    Outputs out;
    EXPECT_EQ(MINDGRID_ERROR_START,
              mindgrid_distances(queries.data(), count, out.numbers.data(), &out.failed_index));
    EXPECT_EQ(1u, out.failed_index);
}

TEST(Status, Capacity) {
    auto queries = good_queries();
    queries[1].goals = board_of({cell(10, 0)});  // LL FFFFF L FFFFF: 13 moves
    Outputs out;
    EXPECT_EQ(MINDGRID_ERROR_CAPACITY,
              mindgrid_routes(queries.data(), count, out.moves.data(), stride_of_moves,
                              out.numbers.data(), &out.failed_index));
    EXPECT_EQ(1u, out.failed_index);
    EXPECT_TRUE(out.unwritten()) << "not even the route before it";
}

TEST(Status, ARouteMayFillItsRowExactly) {
    const auto queries = good_queries();
    Outputs out;
    const auto ask = [&](size_t width) {
        return mindgrid_routes(queries.data(), 1, out.moves.data(), width, out.numbers.data(),
                               nullptr);
    };
    EXPECT_EQ(MINDGRID_ERROR_CAPACITY, ask(1));
    EXPECT_TRUE(out.unwritten());
    EXPECT_EQ(MINDGRID_OK, ask(2));
    EXPECT_EQ("FF", text(out.moves.data(), out.numbers[0]));
    EXPECT_EQ(untouched_move, out.moves[2]);
}

}  // namespace
