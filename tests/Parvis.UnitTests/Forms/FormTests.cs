using Parvis.Data;
using Parvis.Features.Forms;

namespace Parvis.UnitTests.Forms;

public sealed class FormTests
{
    static readonly DateOnly Today = new(2026, 11, 30);

    [Theory]
    [InlineData(QuestionKind.Email, "nom@exemple.fr", "nom@exemple.fr")]
    [InlineData(QuestionKind.Phone, "02 40 11 22 33", "02 40 11 22 33")]
    [InlineData(QuestionKind.Phone, "+49 30 1234567", "+49 30 1234567")]
    [InlineData(QuestionKind.Number, " 1 200 ", "1200")]
    [InlineData(QuestionKind.Date, "3/2/2027", "2027-02-03")]
    [InlineData(QuestionKind.Date, "2027-02-03", "2027-02-03")]
    [InlineData(QuestionKind.Line, "  deux\nlignes ", "deux lignes")]
    [InlineData(QuestionKind.YesNo, "oui", "oui")]
    public void What_is_typed_is_kept_in_one_form(QuestionKind kind, string typed, string kept)
    {
        var (answer, problem) = AnswerCheck.Read(Of(kind), [typed], Today);
        problem.ShouldBeNull();
        answer.ShouldBe([kept]);
    }

    [Theory]
    [InlineData(QuestionKind.Email, "nom@exemple")]
    [InlineData(QuestionKind.Email, "<script>")]
    [InlineData(QuestionKind.Phone, "3939")]
    [InlineData(QuestionKind.Phone, "rappelez-moi")]
    [InlineData(QuestionKind.Number, "douze")]
    [InlineData(QuestionKind.Number, "99999999999")]
    [InlineData(QuestionKind.Date, "31/2/2027")]
    [InlineData(QuestionKind.Date, "3/2/27")]
    [InlineData(QuestionKind.YesNo, "peut-être")]
    public void What_cannot_be_is_told_with_a_sentence(QuestionKind kind, string typed)
    {
        var (answer, problem) = AnswerCheck.Read(Of(kind), [typed], Today);
        answer.ShouldBeEmpty();
        problem!.Sentence.ShouldEndWith(".");
    }

    [Fact]
    public void Signs_that_nobody_sees_are_no_answer()
    {
        AnswerCheck.Read(Of(QuestionKind.Line), ["\u200B\u202E \u0007"], Today).Problem.ShouldNotBeNull();
        AnswerCheck.Read(Of(QuestionKind.Line) with { Required = false }, [" "], Today).Problem.ShouldBeNull();
    }

    [Fact]
    public void Days_are_counted_from_today()
    {
        var soon = Of(QuestionKind.Date) with { Least = 1, Most = 30 };
        AnswerCheck.Read(soon, ["2026-11-30"], Today).Problem!.Values.ShouldBe(["1/12/2026"]);
        AnswerCheck.Read(soon, ["2026-12-31"], Today).Problem.ShouldNotBeNull();
        AnswerCheck.Read(soon, ["2026-12-30"], Today).Problem.ShouldBeNull();
    }

    [Fact]
    public void Several_choices_come_in_the_order_of_the_list_and_only_from_it()
    {
        var days = Of(QuestionKind.SeveralChoices) with { Choices = ["lundi", "mardi", "jeudi"] };
        AnswerCheck.Read(days, ["jeudi", "lundi"], Today).Answer.ShouldBe(["lundi", "jeudi"]);
        AnswerCheck.Read(days, ["lundi", "samedi"], Today).Problem.ShouldNotBeNull();
    }

    [Fact]
    public void A_question_is_asked_when_the_answer_before_it_calls_for_it()
    {
        var form = new FormDefinition([
            Of(QuestionKind.YesNo, "enfants"),
            Of(QuestionKind.People, "lesquels") with
            {
                OnlyIf = new("enfants", "oui"),
            },
            Of(QuestionKind.YesNo, "allergie") with
            {
                OnlyIf = new("lesquels", "Zoé"),
            },
        ]);
        form.Asked(FormAnswers.None).Select(q => q.Key).ShouldBe(["enfants"]);
        var yes = FormAnswers.None.With("enfants", ["oui"]);
        form.Asked(yes).Select(q => q.Key).ShouldBe(["enfants", "lesquels"]);
        // What hangs on a question that is not asked any more is not asked either, whatever was answered.
        var no = yes.With("lesquels", ["Zoé"]).With("enfants", ["non"]);
        form.Asked(no).Select(q => q.Key).ShouldBe(["enfants"]);
    }

    [Fact]
    public void Three_questions_are_one_page_and_four_are_four()
    {
        var three = new FormDefinition([.. "abc".Select(k => Of(QuestionKind.Line, $"{k}"))]);
        three.Pages(FormAnswers.None).ShouldHaveSingleItem().Count.ShouldBe(3);
        var four = new FormDefinition([.. "abcd".Select(k => Of(QuestionKind.Line, $"{k}"))]);
        four.Pages(FormAnswers.None).Count.ShouldBe(4);
    }

    [Fact]
    public void A_form_that_cannot_be_asked_is_refused_where_it_is_wrong()
    {
        Refused().ShouldBe("");
        Refused(Of(QuestionKind.Line) with { Label = " " }).ShouldBe("Questions[0].Label");
        Refused(Of(QuestionKind.OneChoice) with { Choices = ["seul"] }).ShouldBe("Questions[0].Choices");
        Refused(Of(QuestionKind.OneChoice) with { Choices = ["Été", "ete"] }).ShouldBe("Questions[0].Choices");
        Refused(Of(QuestionKind.Number) with { Least = 3, Most = 1 }).ShouldBe("Questions[0].Least");
        Refused(Of(QuestionKind.Line, "a"), Of(QuestionKind.Line, "a")).ShouldBe("Questions[1].Label");
        Refused(Of(QuestionKind.Line) with { OnlyIf = new("plus tard", "oui") }, Of(QuestionKind.YesNo, "plus tard"))
            .ShouldBe("Questions[0].OnlyIf");
        Refused(Of(QuestionKind.YesNo, "a"), Of(QuestionKind.Line, "b") with { OnlyIf = new("a", "parfois") })
            .ShouldBe("Questions[1].OnlyIf");
        static string Refused(params FormQuestion[] questions) =>
            Should.Throw<RefusedException>(() => new FormDefinition(questions).Checked()).Field ?? "";
    }

    static FormQuestion Of(QuestionKind kind, string key = "q") =>
        new()
        {
            Key = key,
            Kind = kind,
            Label = "Question",
        };
}
