using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Packaging.Tests;

namespace TorchSharp.Conformance.Tests.Api;

/// <summary>
/// What source written against an assembly depends on: for each public type, a line for each public or protected member. Two
/// assemblies with the same lines compile the same callers; so neither base types nor the compiler's knowledge of null are in them,
/// and an override is told by what it overrides.
/// </summary>
internal static class Signatures
{
    private const BindingFlags Reachable =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.FlattenHierarchy;

    /// <summary>By type, in an order that does not depend on the source; inherited members are not repeated.</summary>
    public static IReadOnlyDictionary<string, List<string>> Declared(Assembly assembly) =>
        Of(assembly, Reachable | BindingFlags.DeclaredOnly);

    /// <summary>By type, with what it inherits: a package may declare a member on a base that a stand-in lacks.</summary>
    public static IReadOnlyDictionary<string, List<string>> WithInherited(Assembly assembly) => Of(assembly, Reachable);

    private static SortedDictionary<string, List<string>> Of(Assembly assembly, BindingFlags members) =>
        new(
            assembly
                .GetExportedTypes()
                .ToDictionary(Name, type => Lines(type, members).Distinct().Order(StringComparer.Ordinal).ToList()),
            StringComparer.Ordinal
        );

    private static string Name(Type type) => $"{type.Namespace}: {TypeText.Declared(type)}";

    private static IEnumerable<string> Lines(Type type, BindingFlags members) =>
        type.IsEnum
            ? Enum.GetNames(type)
                .Zip(Enum.GetValuesAsUnderlyingType(type).Cast<object>(), (name, value) => $"{name} = {value}")
        : type.IsSubclassOf(typeof(Delegate)) ? [Method(type.GetMethod("Invoke")!)]
        :
        [
            .. type.GetFields(members).Where(IsVisible).Select(Field),
            .. type.GetConstructors(members).Where(IsVisible).Select(made => $"{Access(made)}new({Parameters(made)})"),
            .. type.GetProperties(members).SelectMany(Accessors),
            .. type.GetMethods(members)
                .Where(method => IsVisible(method) && !IsAccessor(method) && !IsOverride(method))
                .Select(Method),
        ];

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsVisible(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static bool IsOverride(MethodInfo method) =>
        method.GetBaseDefinition() != method || method.DeclaringType == typeof(object);

    private static string Access(MethodBase method) =>
        (method.IsPublic ? "" : "protected ") + (method.IsStatic && !method.IsConstructor ? "static " : "");

    private static string Field(FieldInfo field) =>
        (field.IsPublic ? "" : "protected ")
        + (field.IsStatic ? "static " : "")
        + $"{TypeText.Of(field.FieldType)} {field.Name}";

    // One line each: a stand-in may lack the setter of what it can only read.
    private static IEnumerable<string> Accessors(PropertyInfo property)
    {
        var index = property.GetIndexParameters();
        var name = index.Length > 0 ? $"this[{string.Join(", ", index.Select(Parameter))}]" : property.Name;
        return property
            .GetAccessors(true)
            .Where(IsVisible)
            .Select(accessor =>
                $"{Access(accessor)}{TypeText.Of(property.PropertyType)} {name} "
                + (accessor == property.GetMethod ? "{ get; }" : "{ set; }")
            );
    }

    private static string Method(MethodInfo method)
    {
        var generics = method.IsGenericMethod
            ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>"
            : "";
        var extended = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        return $"{Access(method)}{TypeText.Of(method.ReturnType)} {method.Name}{generics}({extended}{Parameters(method)})";
    }

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var by =
            !parameter.ParameterType.IsByRef ? ""
            : parameter.IsOut ? "out "
            : parameter.IsIn ? "in "
            : "ref ";
        var many = parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "";
        return $"{by}{many}{TypeText.Of(parameter.ParameterType)} {parameter.Name}" + Default(parameter);
    }

    private static string Default(ParameterInfo parameter) =>
        !parameter.HasDefaultValue
            ? ""
            : parameter.RawDefaultValue switch
            {
                null => " = default",
                bool truth => truth ? " = true" : " = false",
                string text => $" = \"{text}\"",
                var value => $" = {Convert.ToString(value, CultureInfo.InvariantCulture)}",
            };
}
