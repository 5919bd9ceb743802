using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Packaging.Tests;

/// <summary>
/// What a user of an assembly can see: a line for each public type and, under it, each public or protected member, in an
/// order that does not depend on the source. What the compiler adds to a record is left out: "record" says it.
/// </summary>
internal static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly
        | BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static;

    public static string Of(Assembly assembly)
    {
        var namespaces = assembly
            .GetExportedTypes()
            .GroupBy(type => type.Namespace ?? "")
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group =>
                $"namespace {group.Key}\n\n"
                + string.Join("\n", group.OrderBy(TypeText.Declared, StringComparer.Ordinal).Select(Text))
            );
        return string.Join("\n", namespaces);
    }

    private static string Text(Type type)
    {
        IEnumerable<string> members =
            type.IsEnum ? Values(type)
            : type.IsSubclassOf(typeof(Delegate)) ? []
            :
            [
                .. Sorted(type.GetFields(Declared).Where(Visible).Select(Field)),
                .. Sorted(type.GetConstructors(Declared).Where(Visible).Select(Constructor)),
                .. Sorted(
                    type.GetProperties(Declared)
                        .Where(property => property.GetAccessors(true).Any(Visible))
                        .Select(Property)
                ),
                .. Sorted(type.GetEvents(Declared).Where(e => Visible(e.AddMethod!)).Select(Event)),
                .. Sorted(
                    type.GetMethods(Declared).Where(method => Visible(method) && !IsAccessor(method)).Select(Method)
                ),
            ];
        return string.Concat(members.Select(member => $"    {member}\n").Prepend($"{Head(type)}\n"));
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> lines) => lines.Order(StringComparer.Ordinal);

    private static bool Visible(MethodBase method) =>
        (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly) && !IsGenerated(method);

    private static bool Visible(FieldInfo field) =>
        (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !IsGenerated(field);

    // The accessors of an automatic property are the compiler's, the property is the author's.
    private static bool IsGenerated(MemberInfo member) =>
        member.IsDefined(typeof(CompilerGeneratedAttribute))
        && !(member is MethodInfo method && IsAccessor(method) && method.Name is not "get_EqualityContract");

    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static IEnumerable<string> Values(Type type) =>
        Enum.GetNames(type)
            .Zip(Enum.GetValuesAsUnderlyingType(type).Cast<object>())
            .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.First} = {pair.Second}"));

    private static string Head(Type type)
    {
        if (type.IsSubclassOf(typeof(Delegate)))
        {
            var invoke = type.GetMethod("Invoke")!;
            return $"delegate {Returned(invoke)} {TypeText.Declared(type)}({Parameters(invoke)})";
        }
        var isRecord = type.GetMethod("PrintMembers", Declared)?.IsDefined(typeof(CompilerGeneratedAttribute)) == true;
        var isReadOnly = type.IsDefined(typeof(IsReadOnlyAttribute));
        var kind =
            type.IsInterface ? "interface"
            : type.IsEnum ? "enum"
            : type.IsValueType
                ? (isReadOnly ? "readonly " : "")
                    + (type.IsByRefLike ? "ref " : "")
                    + (isRecord ? "record " : "")
                    + "struct"
            : (
                type.IsAbstract && type.IsSealed ? "static "
                : type.IsAbstract ? "abstract "
                : type.IsSealed ? "sealed "
                : ""
            ) + (isRecord ? "record" : "class");
        var bases = Bases(type, isRecord).ToList();
        return $"{kind} {TypeText.Declared(type)}"
            + (bases.Count > 0 ? " : " + string.Join(", ", bases) : "")
            + Constraints(type.GetGenericArguments());
    }

    private static IEnumerable<string> Bases(Type type, bool isRecord)
    {
        if (type.IsEnum)
        {
            return [TypeText.Of(Enum.GetUnderlyingType(type))];
        }
        var isPlain = type.BaseType is null || type.BaseType == typeof(object) || type.BaseType == typeof(ValueType);
        // Those that come with the base or with another interface go without saying.
        var all = type.GetInterfaces();
        var inherited = all.SelectMany(i => i.GetInterfaces()).Concat(type.BaseType?.GetInterfaces() ?? []);
        var own = all.Except(inherited)
            .Where(i => i.IsVisible)
            .Where(i => !(isRecord && i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEquatable<>)));
        return Sorted(own.Select(i => TypeText.Of(i)))
            .Prepend(isPlain ? null : TypeText.Of(type.BaseType!))
            .OfType<string>();
    }

    private static string Field(FieldInfo field)
    {
        var modifiers = field.IsLiteral
            ? "const "
            : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
        var type = TypeText.Of(field.FieldType, new NullabilityInfoContext().Create(field));
        return $"{modifiers}{type} {field.Name}"
            + (field.IsLiteral ? " = " + Literal(field.GetRawConstantValue()) : "");
    }

    private static string Constructor(ConstructorInfo constructor) =>
        $"{Access(constructor)}{constructor.DeclaringType!.Name.Split('`')[0]}({Parameters(constructor)})";

    private static string Property(PropertyInfo property)
    {
        var getter = property.GetMethod is { } get && Visible(get) ? get : null;
        var setter = property.SetMethod is { } set && Visible(set) ? set : null;
        var main = (getter ?? setter)!;
        var type = TypeText.Of(property.PropertyType, new NullabilityInfoContext().Create(property));
        var index = property.GetIndexParameters();
        var name = index.Length > 0 ? $"this[{string.Join(", ", index.Select(Parameter))}]" : property.Name;
        var isInit = setter?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true;
        return Access(main)
            + (property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "")
            + Modifiers(main)
            + Reference(property.PropertyType, getter?.ReturnParameter)
            + $"{type} {name} {{ "
            + (getter is null ? "" : "get; ")
            + (
                setter is null
                    ? ""
                    : (Access(setter) == Access(main) ? "" : Access(setter)) + (isInit ? "init; " : "set; ")
            )
            + "}";
    }

    private static string Event(EventInfo happening) =>
        Modifiers(happening.AddMethod!) + $"event {TypeText.Of(happening.EventHandlerType!)} {happening.Name}";

    private static string Method(MethodInfo method)
    {
        var generics = method.IsGenericMethod
            ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>"
            : "";
        var extended = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        return Access(method)
            + Modifiers(method)
            + $"{Returned(method)} {method.Name}{generics}({extended}{Parameters(method)})"
            + Constraints(method.GetGenericArguments());
    }

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Modifiers(MethodInfo method)
    {
        if (method.IsStatic)
        {
            return method.IsAbstract ? "static abstract " : "static ";
        }
        var isOverride = method.GetBaseDefinition() != method;
        return method.DeclaringType!.IsInterface || !method.IsVirtual ? ""
            : isOverride ? (method.IsFinal && !method.DeclaringType.IsSealed ? "sealed override " : "override ")
            : method.IsAbstract ? "abstract "
            : method.IsFinal || method.DeclaringType.IsSealed ? ""
            : "virtual ";
    }

    private static string Returned(MethodInfo method) =>
        Reference(method.ReturnType, method.ReturnParameter)
        + TypeText.Of(method.ReturnType, new NullabilityInfoContext().Create(method.ReturnParameter));

    private static string Reference(Type type, ParameterInfo? returned) =>
        !type.IsByRef ? ""
        : returned?.GetRequiredCustomModifiers().Contains(typeof(System.Runtime.InteropServices.InAttribute)) == true
            ? "ref readonly "
        : "ref ";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var by =
            !parameter.ParameterType.IsByRef ? ""
            : parameter.IsOut ? "out "
            : parameter.IsIn ? "in "
            : "ref ";
        var many =
            parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute));
        var type = TypeText.Of(parameter.ParameterType, new NullabilityInfoContext().Create(parameter));
        return $"{by}{(many ? "params " : "")}{type} {parameter.Name}"
            + (parameter.HasDefaultValue ? " = " + Literal(parameter.RawDefaultValue) : "");
    }

    private static string Literal(object? value) =>
        value switch
        {
            null => "default",
            string text => $"\"{text.Replace("\n", "\\n")}\"",
            char letter => $"'{letter}'",
            bool truth => truth ? "true" : "false",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };

    private static string Constraints(Type[] parameters) =>
        string.Concat(
            parameters
                .Where(parameter => parameter.IsGenericParameter)
                .Select(parameter => (parameter.Name, Needs: Needs(parameter).ToList()))
                .Where(constraint => constraint.Needs.Count > 0)
                .Select(constraint => $" where {constraint.Name} : {string.Join(", ", constraint.Needs)}")
        );

    private static IEnumerable<string> Needs(Type parameter)
    {
        var attributes = parameter.GenericParameterAttributes;
        var isStruct = attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        var types = parameter.GetGenericParameterConstraints().Where(type => type != typeof(ValueType));
        return Sorted(types.Select(type => TypeText.Of(type)))
            .Prepend(
                isStruct ? "struct"
                : attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint) ? "class"
                : null
            )
            .OfType<string>()
            .Concat(
                attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !isStruct
                    ? ["new()"]
                    : []
            );
    }
}
