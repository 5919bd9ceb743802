// Whole distance fields, each number against a search of its own.
#include <gtest/gtest.h>

#include <random>

#include "plain.h"

using namespace plain;

namespace {

using Field = std::vector<int16_t>;

class Fields : public testing::TestWithParam<int32_t> {
  protected:
    static Field from(const mindgrid_query& query) {
        Field field(MINDGRID_FIELD, -2);
        EXPECT_EQ(MINDGRID_OK, mindgrid_fields_from(&query, 1, GetParam(), field.data(), nullptr));
        return field;
    }
    static Field to(const mindgrid_query& query) {
        Field field(MINDGRID_FIELD, -2);
        EXPECT_EQ(MINDGRID_OK, mindgrid_fields_to(&query, 1, GetParam(), field.data(), nullptr));
        return field;
    }
};

INSTANTIATE_TEST_SUITE_P(Levels, Fields, testing::ValuesIn(levels()),
                         [](const auto& level) { return name(level.param); });

size_t place(int cell, int heading) { return static_cast<size_t>(heading * cell_count + cell); }

mindgrid_query random_query(std::mt19937& random) {
    mindgrid_board walkable = {};
    for (int cell = 0; cell < cell_count; ++cell) {
        if (random() % 10 < 7) insert(walkable, cell);
    }
    const auto any_cell = [&random] { return static_cast<int>(random() % cell_count); };
    return query(walkable, board_of({any_cell(), any_cell()}), any_cell(),
                 static_cast<int>(random() % 4));
}

TEST_P(Fields, ToTheGoalsEveryNumberIsTheDistanceFromThere) {
    std::mt19937 random(7);
    for (int board = 0; board < 50; ++board) {
        const auto asked = random_query(random);
        const auto field = to(asked);
        for (int cell = 0; cell < cell_count; ++cell) {
            for (int heading = 0; heading < 4; ++heading) {
                const auto route = shortest(query(asked.walkable, asked.goals, cell, heading));
                const int expected = route == "-" ? MINDGRID_UNREACHABLE : int(route.size());
                ASSERT_EQ(expected, field[place(cell, heading)]) << cell << ", " << heading;
            }
        }
    }
}

// The nearest of a cell's four numbers is the distance of that cell as the only goal.
TEST_P(Fields, FromTheStartTheNearestHeadingIsTheDistanceOfTheCell) {
    std::mt19937 random(8);
    for (int board = 0; board < 100; ++board) {
        const auto asked = random_query(random);
        const auto field = from(asked);
        for (int cell = 0; cell < cell_count; ++cell) {
            int nearest = MINDGRID_UNREACHABLE;
            for (int heading = 0; heading < 4; ++heading) {
                const int moves = field[place(cell, heading)];
                if (moves >= 0 && (nearest < 0 || moves < nearest)) nearest = moves;
            }
            const auto route =
                shortest(query(asked.walkable, board_of({cell}), asked.start, asked.heading));
            ASSERT_EQ(route == "-" ? MINDGRID_UNREACHABLE : int(route.size()), nearest) << cell;
        }
    }
}

TEST_P(Fields, FromTheStartHeadingsDifferByTheTurnsBetweenThem) {
    const auto field = from(query(every_cell(), {}, cell(5, 5), MINDGRID_EAST));
    EXPECT_EQ(0, field[place(cell(5, 5), MINDGRID_EAST)]);
    EXPECT_EQ(1, field[place(cell(5, 5), MINDGRID_NORTH)]);
    EXPECT_EQ(2, field[place(cell(5, 5), MINDGRID_WEST)]);
    EXPECT_EQ(3, field[place(cell(5, 8), MINDGRID_EAST)]);
    EXPECT_EQ(4, field[place(cell(5, 8), MINDGRID_SOUTH)]);
    EXPECT_EQ(5, field[place(cell(5, 8), MINDGRID_WEST)]);
    EXPECT_EQ(3, field[place(cell(5, 4), MINDGRID_WEST)]);
}

TEST_P(Fields, EnclosedWalkersOnlyTurn) {
    const auto field = from(query({}, {}, cell(5, 5), MINDGRID_NORTH));
    Field expected(MINDGRID_FIELD, MINDGRID_UNREACHABLE);
    expected[place(cell(5, 5), MINDGRID_NORTH)] = 0;
    expected[place(cell(5, 5), MINDGRID_EAST)] = 1;
    expected[place(cell(5, 5), MINDGRID_WEST)] = 1;
    expected[place(cell(5, 5), MINDGRID_SOUTH)] = 2;
    EXPECT_EQ(expected, field);
}

TEST_P(Fields, WithoutGoalsEverythingIsUnreachable) {
    const auto field = to(query(every_cell(), {}, 0, MINDGRID_EAST));
    EXPECT_EQ(Field(MINDGRID_FIELD, MINDGRID_UNREACHABLE), field);
}

TEST_P(Fields, ABatchAnswersEachQueryInItsOwnField) {
    const mindgrid_query queries[] = {query(every_cell(), board_of({3}), 0, MINDGRID_EAST),
                                      query(every_cell(), board_of({90}), 0, MINDGRID_EAST)};
    Field fields(2 * MINDGRID_FIELD);
    ASSERT_EQ(MINDGRID_OK, mindgrid_fields_to(queries, 2, GetParam(), fields.data(), nullptr));
    EXPECT_EQ(to(queries[0]), Field(fields.begin(), fields.begin() + MINDGRID_FIELD));
    EXPECT_EQ(to(queries[1]), Field(fields.begin() + MINDGRID_FIELD, fields.end()));
}

}  // namespace
