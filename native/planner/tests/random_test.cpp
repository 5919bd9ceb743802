// The bitboards of every level against a plain queue, on boards that nobody would think of.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <random>

#include "plain.h"

using namespace plain;

namespace {

// Not a multiple of any number of lanes, so that every batch ends in single boards.
constexpr size_t batch = 1'003;

// Enough for seconds; a night can afford more.
int boards_to_try() {
    const char* const wanted = std::getenv("MINDGRID_TEST_BOARDS");
    return wanted != nullptr ? std::atoi(wanted) : 200'000;
}

// Reduced by hand: the standard distributions differ between libraries, and a failure must replay.
int below(std::mt19937& random, int bound) {
    return static_cast<int>(random() % static_cast<unsigned>(bound));
}

// 0 to 60 % walls, anywhere, also under the walker and under goals; 0 to 4 goals.
mindgrid_query random_query(std::mt19937& random) {
    const int wall_percent = below(random, 61);
    mindgrid_board walkable = {}, goals = {};
    for (int cell = 0; cell < cell_count; ++cell) {
        if (below(random, 100) >= wall_percent) insert(walkable, cell);
    }
    for (int left = below(random, 5); left > 0; --left) insert(goals, below(random, cell_count));
    return query(walkable, goals, below(random, cell_count), below(random, 4));
}

struct Answers {
    std::vector<int32_t> distances = std::vector<int32_t>(batch),
                         lengths = std::vector<int32_t>(batch);
    std::vector<uint8_t> first_moves = std::vector<uint8_t>(batch),
                         moves = std::vector<uint8_t>(batch * MINDGRID_MAX_ROUTE);

    void ask(const std::vector<mindgrid_query>& queries, int32_t level) {
        const auto* in = queries.data();
        ASSERT_EQ(MINDGRID_OK, mindgrid_distances(in, batch, level, distances.data(), nullptr));
        ASSERT_EQ(MINDGRID_OK, mindgrid_first_moves(in, batch, level, first_moves.data(), nullptr));
        ASSERT_EQ(MINDGRID_OK, mindgrid_routes(in, batch, level, moves.data(), MINDGRID_MAX_ROUTE,
                                               lengths.data(), nullptr));
    }

    const uint8_t* route(size_t i) const { return moves.data() + i * MINDGRID_MAX_ROUTE; }

    // All three answers about one board as one text: the moves, unless the answers disagree.
    std::string text_of(size_t i) const {
        const int32_t length = lengths[i];
        const int first = length > 0    ? route(i)[0]
                          : length == 0 ? MINDGRID_ARRIVED
                                        : MINDGRID_NO_ROUTE;
        return distances[i] == length && first_moves[i] == first ? text(route(i), length)
                                                                 : "answers that contradict";
    }
};

TEST(Random, EveryRouteEqualsThatOfAPlainQueue) {
    std::mt19937 random(20260101);
    std::vector<mindgrid_query> queries(batch);
    std::vector<std::string> expected(batch);
    Answers answers;
    const int boards = boards_to_try();
    int done = 0, reachable = 0, starts_on_walls = 0;
    size_t longest = 0;

    for (; done < boards; done += static_cast<int>(batch)) {
        for (size_t i = 0; i < batch; ++i) {
            queries[i] = random_query(random);
            expected[i] = shortest(queries[i]);
            reachable += expected[i] != "-";
            starts_on_walls += !holds(queries[i].walkable, queries[i].start);
            longest = std::max(longest, expected[i].size());
        }
        for (const int32_t level : levels()) {
            ASSERT_NO_FATAL_FAILURE(answers.ask(queries, level));
            for (size_t i = 0; i < batch; ++i) {
                ASSERT_EQ(expected[i], answers.text_of(i))
                    << name(level) << ", board " << done << " + " << i;
            }
        }
    }

    // The comparison is worth nothing if the boards are all alike.
    EXPECT_GT(reachable, done / 3);
    EXPECT_LT(reachable, done);
    EXPECT_GT(starts_on_walls, done / 10);
    EXPECT_GT(longest, 40u);
}

}  // namespace
