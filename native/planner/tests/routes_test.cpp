// Boards small enough to be solved by eye.
#include <gtest/gtest.h>

#include <algorithm>

#include "plain.h"

using namespace plain;

namespace {

class Routes : public testing::TestWithParam<int32_t> {
  protected:
    // Asks three functions and lets distance and first move confirm the route.
    static std::string route(const mindgrid_query& query) {
        uint8_t moves[MINDGRID_MAX_ROUTE], first = 0;
        int32_t length = -2, distance = -2;
        EXPECT_EQ(MINDGRID_OK,
                  mindgrid_routes(&query, 1, GetParam(), moves, sizeof moves, &length, nullptr));
        EXPECT_EQ(MINDGRID_OK, mindgrid_distances(&query, 1, GetParam(), &distance, nullptr));
        EXPECT_EQ(MINDGRID_OK, mindgrid_first_moves(&query, 1, GetParam(), &first, nullptr));
        EXPECT_EQ(length, distance);
        EXPECT_EQ(length > 0    ? moves[0]
                  : length == 0 ? MINDGRID_ARRIVED
                                : MINDGRID_NO_ROUTE,
                  first);
        return text(moves, length);
    }

    // On an empty board.
    static std::string route(int start, int heading, const std::vector<int>& goals) {
        return route(query(every_cell(), board_of(goals), start, heading));
    }
};

INSTANTIATE_TEST_SUITE_P(Levels, Routes, testing::ValuesIn(levels()),
                         [](const auto& level) { return name(level.param); });

constexpr int centre = cell(5, 5);

TEST_P(Routes, StandingOnAGoalNeedsNoMove) {
    for (int heading = 0; heading < 4; ++heading) EXPECT_EQ("", route(centre, heading, {centre}));
}

TEST_P(Routes, EachHeadingWalksItsOwnWay) {
    EXPECT_EQ("FF", route(centre, MINDGRID_EAST, {cell(5, 7)}));
    EXPECT_EQ("FF", route(centre, MINDGRID_SOUTH, {cell(7, 5)}));
    EXPECT_EQ("FF", route(centre, MINDGRID_WEST, {cell(5, 3)}));
    EXPECT_EQ("FF", route(centre, MINDGRID_NORTH, {cell(3, 5)}));
}

TEST_P(Routes, LeftIsCounterClockwise) {
    EXPECT_EQ("LF", route(centre, MINDGRID_EAST, {cell(4, 5)}));
    EXPECT_EQ("RF", route(centre, MINDGRID_EAST, {cell(6, 5)}));
    EXPECT_EQ("LF", route(centre, MINDGRID_NORTH, {cell(5, 4)}));
    EXPECT_EQ("RF", route(centre, MINDGRID_NORTH, {cell(5, 6)}));
}

TEST_P(Routes, BehindIsReachedByTwoLeftTurns) {
    EXPECT_EQ("LLF", route(centre, MINDGRID_EAST, {cell(5, 4)}));
}

TEST_P(Routes, ForwardComesBeforeTurningAmongEquals) {
    EXPECT_EQ("FFRFF", route(centre, MINDGRID_EAST, {cell(7, 7)}));
    EXPECT_EQ("FFLFF", route(centre, MINDGRID_EAST, {cell(3, 7)}));
}

TEST_P(Routes, LeftComesBeforeRightAmongEquals) {
    EXPECT_EQ("LF", route(centre, MINDGRID_EAST, {cell(4, 5), cell(6, 5)}));
}

TEST_P(Routes, TheNearestOfSeveralGoalsIsTaken) {
    EXPECT_EQ("RF", route(centre, MINDGRID_EAST, {cell(5, 8), cell(6, 5), cell(0, 0)}));
}

TEST_P(Routes, WalksAlongTheEdgesFromCornerToCorner) {
    EXPECT_EQ("FFFFFFFFFFRFFFFFFFFFF", route(cell(0, 0), MINDGRID_EAST, {cell(10, 10)}));
    EXPECT_EQ("FFFFFFFFFFRFFFFFFFFFF", route(cell(10, 10), MINDGRID_WEST, {cell(0, 0)}));
}

TEST_P(Routes, NothingWrapsAroundAnEdge) {
    // Cells 10 and 11 are neighbours as numbers but lie at opposite ends of two rows.
    const auto both = board_of({10, 11});
    EXPECT_EQ("-", route(query(both, board_of({11}), 10, MINDGRID_EAST)));
    EXPECT_EQ("-", route(query(both, board_of({10}), 11, MINDGRID_WEST)));
    const auto column = board_of({cell(0, 4), cell(10, 4)});
    EXPECT_EQ("-", route(query(column, board_of({cell(0, 4)}), cell(10, 4), MINDGRID_SOUTH)));
    EXPECT_EQ("-", route(query(column, board_of({cell(10, 4)}), cell(0, 4), MINDGRID_NORTH)));
}

TEST_P(Routes, GoesAroundAWall) {
    auto walkable = every_cell();
    walkable.lo &= ~(uint64_t{1} << centre);
    const auto around = query(walkable, board_of({cell(5, 6)}), cell(5, 4), MINDGRID_EAST);
    EXPECT_EQ("LFRFFRF", route(around));
}

TEST_P(Routes, AGoalThatIsNotWalkableIsNotReached) {
    const auto goals = board_of({centre});
    EXPECT_EQ("-", route(query({}, goals, cell(5, 4), MINDGRID_EAST)));
    EXPECT_EQ("", route(query({}, goals, centre, MINDGRID_EAST)));
}

TEST_P(Routes, AWalkerMayLeaveACellThatIsNotWalkable) {
    const auto beside = board_of({cell(5, 6)});
    EXPECT_EQ("LLF", route(query(beside, beside, centre, MINDGRID_WEST)));
}

TEST_P(Routes, WithoutGoalsNothingIsReached) { EXPECT_EQ("-", route(centre, MINDGRID_EAST, {})); }

// The longest corridor that fits: every other row, joined at alternating ends.
TEST_P(Routes, FollowsASnakeThroughTheWholeBoard) {
    std::vector<int> cells;
    std::string expected;
    for (int row = 0; row < stride; ++row) {
        const bool eastward = row % 4 == 0;
        if (row % 2 == 0) {
            for (int column = 0; column < stride; ++column) cells.push_back(cell(row, column));
            expected += std::string(stride - 1, 'F');
            if (row < stride - 1) expected += eastward ? "RFFR" : "LFFL";
        } else {
            cells.push_back(cell(row, row % 4 == 1 ? stride - 1 : 0));
        }
    }
    const auto walkable = board_of(cells);
    EXPECT_EQ(expected, route(query(walkable, board_of({cell(10, 0)}), 0, MINDGRID_EAST)));
}

TEST_P(Routes, ABatchAnswersEachQueryInItsOwnRow) {
    const mindgrid_query queries[] = {
        query(every_cell(), board_of({cell(5, 7)}), centre, MINDGRID_EAST),
        query(every_cell(), {}, centre, MINDGRID_EAST),
        query(every_cell(), board_of({cell(4, 5)}), centre, MINDGRID_EAST),
    };
    uint8_t moves[3][4];
    std::fill_n(&moves[0][0], sizeof moves, uint8_t{99});
    int32_t lengths[3];
    ASSERT_EQ(MINDGRID_OK, mindgrid_routes(queries, 3, GetParam(), moves[0], 4, lengths, nullptr));
    EXPECT_EQ("FF", text(moves[0], lengths[0]));
    EXPECT_EQ("-", text(moves[1], lengths[1]));
    EXPECT_EQ("LF", text(moves[2], lengths[2]));
    EXPECT_EQ(99, moves[0][2]) << "bytes beyond a route stay untouched";
    EXPECT_EQ(99, moves[1][0]) << "an unreachable goal writes no move";
}

}  // namespace
