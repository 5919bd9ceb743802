using System.Text.Json.Nodes;
using MindGrid.Rl.Envs.Spaces;

namespace MindGrid.Rl.Tests.Envs.Spaces;

public class SpaceJsonTests
{
    private static IEnumerable<Space> Spaces => SpaceGallery.All;

    [TestCaseSource(nameof(Spaces))]
    public void A_space_that_was_written_is_read_as_the_same(Space space)
    {
        Assert.That(Space.FromJson(space.ToJson()), Is.EqualTo(space), "as nodes");
        Assert.That(Space.FromJson(JsonNode.Parse(space.ToJson().ToJsonString())), Is.EqualTo(space), "as text");
    }

    [Test]
    public void The_order_of_a_dictionarys_parts_is_kept() =>
        Assert.That(
            ((Dict)Space.FromJson(SpaceGallery.Nested.ToJson())).Parts.Select(part => part.Key),
            Is.EqualTo(["view", "hand", "aim"])
        );

    [TestCase("""{"type":"Discrete","dtype":"int32","start":-3,"n":7}""")]
    [TestCase("""{"type":"MultiDiscrete","dtype":"int32","start":0,"nvec":[3,2]}""")]
    [TestCase("""{"type":"MultiBinary","n":4}""")]
    [TestCase("""{"type":"Box","dtype":"uint8","shape":[5,5,3],"low":0,"high":255}""")]
    [TestCase("""{"type":"Box","dtype":"float32","shape":[2],"low":[-1,0.5],"high":"Infinity"}""")]
    [TestCase("""{"type":"Box","dtype":"float32","shape":[],"low":"-Infinity","high":0}""")]
    [TestCase("""{"type":"Dict","subspaces":{"b":{"type":"MultiBinary","n":1},"a":{"type":"MultiBinary","n":2}}}""")]
    public void This_is_how_spaces_are_written(string json) =>
        Assert.That(Space.FromJson(JsonNode.Parse(json)).ToJson().ToJsonString(), Is.EqualTo(json));

    [Test]
    public void What_minari_writes_is_read()
    {
        const string Box =
            """{"type":"Box","dtype":"int32","shape":[2,1,2],"low":[[[0,1]],[[2,3]]],"high":[[[9,9]],[[9,9]]]}""";
        Assert.That(
            Space.FromJson(JsonNode.Parse(Box)),
            Is.EqualTo(new Box(ElementType.Int32, [2, 1, 2], [0, 1, 2, 3], [9]))
        );
        const string Discrete = """{"type":"Discrete","dtype":"int64","start":0,"n":7}""";
        Assert.That(Space.FromJson(JsonNode.Parse(Discrete)), Is.EqualTo(new Discrete(7)));
    }

    [Test]
    public void Numbers_may_be_of_any_net_type()
    {
        var json = new JsonObject
        {
            ["type"] = "Box",
            ["dtype"] = "uint8",
            ["shape"] = new JsonArray(2L),
            ["low"] = 0,
            ["high"] = (byte)9,
        };
        Assert.That(Space.FromJson(json), Is.EqualTo(new Box(ElementType.UInt8, [2], 0, 9)));
    }

    [TestCase("null", "space: allowed is an object.")]
    [TestCase("[]", "space: allowed is an object.")]
    [TestCase("\"Discrete\"", "space: allowed is an object.")]
    [TestCase("{}", "space.type: allowed is a text.")]
    [TestCase("""{"type":7}""", "space.type: allowed is a text.")]
    [TestCase("""{"type":"Tuple"}""", "space.type: allowed is Discrete, MultiDiscrete, MultiBinary, Box, Dict.")]
    [TestCase("""{"type":"Discrete","type":"Discrete","n":2}""", "space: a name stands twice in this object.")]
    [TestCase("""{"type":"Discrete"}""", "space.n: allowed is a whole number.")]
    [TestCase("""{"type":"Discrete","n":null}""", "space.n: allowed is a whole number.")]
    [TestCase("""{"type":"Discrete","n":"7"}""", "space.n: allowed is a whole number.")]
    [TestCase("""{"type":"Discrete","n":7.5}""", "space.n: allowed is a whole number.")]
    [TestCase("""{"type":"Discrete","n":3000000000}""", "space.n: allowed is a whole number.")]
    [TestCase("""{"type":"Discrete","n":7,"start":true}""", "space.start: allowed is a whole number.")]
    [TestCase("""{"type":"Discrete","n":0}""", "space: A slot has at least one choice, not 0.")]
    [TestCase(
        """{"type":"Discrete","n":2,"start":2147483647}""",
        "space: The last of 2 choices from 2147483647 on is no int32."
    )]
    [TestCase("""{"type":"MultiDiscrete"}""", "space.nvec: allowed is a list of whole numbers.")]
    [TestCase("""{"type":"MultiDiscrete","nvec":7}""", "space.nvec: allowed is a list of whole numbers.")]
    [TestCase("""{"type":"MultiDiscrete","nvec":[7,[2]]}""", "space.nvec[1]: allowed is a whole number.")]
    [TestCase("""{"type":"MultiDiscrete","nvec":[7,-2]}""", "space: A slot has at least one choice, not -2.")]
    [TestCase("""{"type":"MultiBinary","n":[2,2]}""", "space.n: allowed is a whole number.")]
    [TestCase(
        """{"type":"MultiBinary","n":-2}""",
        "space: The shape (-2) is not possible: sides are at least 1, and their product is at most 2147483591."
    )]
    [TestCase("""{"type":"Box"}""", "space.dtype: allowed is a text.")]
    [TestCase(
        """{"type":"Box","dtype":"float64","shape":[1],"low":0,"high":1}""",
        "space.dtype: allowed is uint8, int32, float32."
    )]
    [TestCase(
        """{"type":"Box","dtype":"UInt8","shape":[1],"low":0,"high":1}""",
        "space.dtype: allowed is uint8, int32, float32."
    )]
    [TestCase(
        """{"type":"Box","dtype":"uint8","low":0,"high":1}""",
        "space.shape: allowed is a list of whole numbers."
    )]
    [TestCase(
        """{"type":"Box","dtype":"uint8","shape":[1],"high":1}""",
        "space.low: allowed is a number, \"Infinity\" or \"-Infinity\"."
    )]
    [TestCase(
        """{"type":"Box","dtype":"float32","shape":[2],"low":0,"high":[1,"NaN"]}""",
        "space.high[1]: allowed is a number, \"Infinity\" or \"-Infinity\"."
    )]
    [TestCase(
        """{"type":"Box","dtype":"float32","shape":[1],"low":0,"high":1e999}""",
        "space.high: allowed is a number, \"Infinity\" or \"-Infinity\"."
    )]
    [TestCase(
        """{"type":"Box","dtype":"float32","shape":[1],"low":0,"high":1e99}""",
        "space: The bound 1E+99 of element 0 is not a float32."
    )]
    [TestCase(
        """{"type":"Box","dtype":"uint8","shape":[2],"low":[0,0,0],"high":1}""",
        "space: A box of shape (2) takes 1 or 2 bounds; given were 3."
    )]
    [TestCase(
        """{"type":"Box","dtype":"uint8","shape":[2,2],"low":[[0],[0,0,0]],"high":1}""",
        "space.low[0]: allowed is a list of 2, as the shape says."
    )]
    [TestCase(
        """{"type":"Box","dtype":"uint8","shape":[2],"low":[[0],0],"high":1}""",
        "space.low[0]: allowed is a number, \"Infinity\" or \"-Infinity\"."
    )]
    [TestCase(
        """{"type":"Box","dtype":"uint8","shape":[1],"low":5,"high":1}""",
        "space: The lower bound 5 of element 0 is above the upper one, 1."
    )]
    [TestCase("""{"type":"Dict"}""", "space.subspaces: allowed is an object.")]
    [TestCase("""{"type":"Dict","subspaces":[]}""", "space.subspaces: allowed is an object.")]
    [TestCase("""{"type":"Dict","subspaces":{}}""", "space: A dictionary space has at least one part.")]
    [TestCase("""{"type":"Dict","subspaces":{"a":7}}""", "space.subspaces.a: allowed is an object.")]
    [TestCase(
        """{"type":"Dict","subspaces":{"a":{"type":"MultiBinary","n":1},"a":{"type":"MultiBinary","n":1}}}""",
        "space.subspaces: a name stands twice in this object."
    )]
    [TestCase(
        """{"type":"Dict","subspaces":{"a":{"type":"Dict","subspaces":{"b":{"type":"Discrete","n":-1}}}}}""",
        "space.subspaces.a.subspaces.b: A slot has at least one choice, not -1."
    )]
    public void What_is_no_space_is_answered_with_one_sentence(string json, string sentence) =>
        Assert.That(
            () => Space.FromJson(JsonNode.Parse(json)),
            Throws.TypeOf<FormatException>().With.Message.EqualTo(sentence)
        );
}
