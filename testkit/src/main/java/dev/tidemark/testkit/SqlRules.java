package dev.tidemark.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.AnalyticExpression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.MySQLIndexHint;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.Statements;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.select.AllColumns;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.SelectItem;
import net.sf.jsqlparser.statement.update.Update;
import org.jspecify.annotations.Nullable;

/** Holds one statement against the lists of {@link SqlDialect}. */
final class SqlRules {

  /** What may hold words that are none: comments and literals. */
  private static final Pattern QUOTED =
      Pattern.compile("--[^\n]*|/\\*.*?\\*/|'(?:[^'\\\\]|''|\\\\.)*'", Pattern.DOTALL);

  /** A bound value, or a list of them. */
  private static final Pattern PARAMETER = Pattern.compile("<(\\w+)>|(?<!:):(\\w+)");

  private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

  /** Signs which are not SQL of all four, each with what is wrong about it. */
  private static final List<Fault> SIGNS =
      List.of(
          new Fault("\"", "a double quote is a text for one server and a name for another"),
          new Fault("||", "|| joins texts on one server and is OR on another: write CONCAT or OR"),
          new Fault("&&", "&& is no standard: write AND"),
          new Fault("->", "JSON arrows are not known to MariaDB"),
          new Fault("@", "variables of the session do not survive a pool"),
          new Fault(":=", "variables of the session do not survive a pool"),
          new Fault("`", "a name that needs quotes should be another name"),
          new Fault("?", "a parameter has a name, such as :listing"));

  private record Fault(String sign, String reason) {}

  private SqlRules() {}

  /** Why a statement is refused; empty when it is fine. */
  static List<String> faults(String sql) {
    String bare =
        QUOTED.matcher(sql).replaceAll(match -> match.group().startsWith("'") ? "''" : " ");
    List<String> faults = new ArrayList<>();
    for (Fault fault : SIGNS) {
      if (bare.contains(fault.sign())) {
        faults.add(fault.reason());
      }
    }
    Statement statement;
    try {
      Statements statements =
          CCJSqlParserUtil.parseStatements(PARAMETER.matcher(sql).replaceAll(":$1$2"));
      if (statements.size() != 1) {
        return List.of("holds " + statements.size() + " statements, not one");
      }
      statement = statements.getFirst();
    } catch (JSQLParserException fault) {
      return List.of("does not parse: " + firstLine(fault));
    }
    addFaultsOfShape(statement, faults);
    addFaultsOfParts(statement, bare, faults);
    return faults;
  }

  private static void addFaultsOfShape(Statement statement, List<String> faults) {
    switch (statement) {
      case Select _ -> {}
      case Insert insert -> {
        if (insert.getColumns() == null || insert.getColumns().isEmpty()) {
          faults.add("an INSERT names its columns");
        }
        Select rows = insert.getSelect();
        if (insert.getRowAlias() != null || (rows != null && rows.getAlias() != null)) {
          faults.add("MariaDB knows no alias for the new row: write VALUES(column)");
        }
      }
      case Update update -> {
        if (!isEmpty(update.getJoins()) || !isEmpty(update.getStartJoins())) {
          faults.add("an UPDATE changes one table, without a join");
        }
      }
      case Delete delete -> {
        if (!isEmpty(delete.getJoins()) || !isEmpty(delete.getTables())) {
          faults.add("a DELETE is of one table, without a join");
        }
      }
      default ->
          faults.add(
              "is no SELECT, INSERT, UPDATE or DELETE but " + statement.getClass().getSimpleName());
    }
  }

  private static void addFaultsOfParts(Statement statement, String bare, List<String> faults) {
    Set<String> names = new TreeSet<>();
    Set<String> unknownFunctions = new TreeSet<>();
    for (Object part : SyntaxParts.of(statement)) {
      switch (part) {
        case Column column -> names.add(column.getColumnName());
        case Table table -> names.add(table.getName());
        case Alias alias -> names.add(alias.getName());
        case MySQLIndexHint hint -> names.addAll(hint.getIndexNames());
        case Function function -> addFunction(function.getName(), names, unknownFunctions);
        case AnalyticExpression window -> faults.add("window function " + window.getName());
        case SelectItem<?> item when item.getExpression() instanceof AllColumns ->
            faults.add("a SELECT names its columns instead of *");
        default -> {}
      }
    }
    unknownFunctions.forEach(name -> faults.add("function " + name + " is not on the list"));

    Matcher words = WORD.matcher(PARAMETER.matcher(bare).replaceAll(" "));
    Set<String> unknownWords = new TreeSet<>();
    while (words.find()) {
      String word = words.group();
      if (!names.contains(word) && !SqlDialect.WORDS.contains(word.toUpperCase(Locale.ROOT))) {
        unknownWords.add(word);
      }
    }
    unknownWords.forEach(word -> faults.add("word " + word + " is not on the list"));
  }

  private static void addFunction(String name, Set<String> names, Set<String> unknown) {
    names.add(name);
    if (!SqlDialect.FUNCTIONS.contains(name.toUpperCase(Locale.ROOT))) {
      unknown.add(name);
    }
  }

  private static boolean isEmpty(@Nullable List<?> list) {
    return list == null || list.isEmpty();
  }

  private static String firstLine(Exception fault) {
    return String.valueOf(fault.getMessage()).lines().findFirst().orElse("");
  }
}
