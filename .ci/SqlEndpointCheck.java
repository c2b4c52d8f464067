import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hive.service.auth.PlainSaslHelper;
import org.apache.hive.service.rpc.thrift.TCLIService;
import org.apache.hive.service.rpc.thrift.TOpenSessionReq;
import org.apache.hive.service.rpc.thrift.TOpenSessionResp;
import org.apache.hive.service.rpc.thrift.TProtocolVersion;
import org.apache.hive.service.rpc.thrift.TStatusCode;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.transport.TSocket;
import org.apache.thrift.transport.TTransport;

/**
 * A client of the SQL endpoint, with the driver of the Spark distribution. `answers` prints the
 * answers to the queries on standard input as CSV; `attacks` tries what must not work and what
 * database tools ask. Ends with code 1 when anything is otherwise than it must be.
 *
 * <p>java -cp "$SPARK_HOME/jars/*" SqlEndpointCheck.java answers|attacks PORT ACCOUNT PASSWORD
 */
public final class SqlEndpointCheck {
  private static final List<String> FORBIDDEN =
      List.of(
          // Changing data
          "INSERT INTO gold.unit SELECT * FROM gold.unit",
          "INSERT OVERWRITE TABLE gold.unit SELECT * FROM gold.unit",
          "INSERT INTO lake.gold.unit SELECT * FROM lake.gold.unit",
          "INSERT OVERWRITE DIRECTORY '/tmp/muye-forbidden' USING csv SELECT * FROM gold.unit",
          "INSERT OVERWRITE LOCAL DIRECTORY '/tmp/muye-forbidden' SELECT * FROM gold.unit",
          "UPDATE gold.unit SET unit_code = '1'",
          "UPDATE lake.gold.unit SET unit_code = '1'",
          "DELETE FROM gold.unit",
          "DELETE FROM lake.gold.unit",
          "MERGE INTO lake.gold.unit a USING gold.unit b ON a.unit_id = b.unit_id WHEN MATCHED THEN DELETE",
          "TRUNCATE TABLE lake.gold.unit",
          "COPY INTO lake.gold.unit FROM '/tmp' FILEFORMAT = CSV",
          "LOAD DATA INPATH '/etc/passwd' INTO TABLE gold.unit",
          // Changing what there is
          "DROP TABLE gold.unit",
          "DROP VIEW gold.unit",
          "DROP TABLE lake.gold.unit",
          "DROP DATABASE gold CASCADE",
          "CREATE DATABASE other",
          "CREATE TABLE gold.copy AS SELECT * FROM gold.unit",
          "CREATE TABLE gold.passwords USING csv LOCATION '/etc/passwd'",
          "CREATE OR REPLACE TABLE lake.gold.unit USING delta AS SELECT 1 AS a",
          "CREATE TEMP VIEW v AS SELECT * FROM gold.unit",
          "CREATE OR REPLACE TEMPORARY VIEW passwords USING csv OPTIONS (path '/etc/passwd')",
          "CREATE OR REPLACE VIEW gold.unit AS SELECT 1",
          "CREATE FUNCTION f AS 'java.lang.Runtime'",
          "CREATE TEMPORARY FUNCTION f() RETURNS INT RETURN 1",
          "ALTER TABLE lake.gold.unit ADD COLUMN x INT",
          "ALTER VIEW gold.unit AS SELECT 1",
          "ALTER TABLE gold.unit SET TBLPROPERTIES ('a' = 'b')",
          "COMMENT ON TABLE gold.unit IS 'x'",
          "ANALYZE TABLE gold.unit COMPUTE STATISTICS",
          "MSCK REPAIR TABLE gold.unit",
          // Delta's own
          "RESTORE TABLE lake.gold.unit TO VERSION AS OF 0",
          "RESTORE TABLE gold.unit TO VERSION AS OF 0",
          "VACUUM lake.gold.unit RETAIN 0 HOURS",
          "OPTIMIZE lake.gold.unit",
          "DESCRIBE HISTORY lake.gold.unit",
          "DESCRIBE DETAIL gold.unit",
          "CONVERT TO DELTA parquet.`/tmp`",
          "SELECT * FROM gold.unit VERSION AS OF 0",
          "SELECT * FROM table_changes('gold.unit', 0)",
          // Files and other places
          "SELECT * FROM csv.`/etc/passwd`",
          "SELECT * FROM text.`/etc/passwd`",
          "SELECT * FROM delta.`/tmp`",
          "SELECT * FROM `/etc/passwd`",
          "SELECT * FROM lake.gold.revision_log",
          "SELECT * FROM lake.silver.dispute",
          "SELECT * FROM silver.dispute",
          "SELECT * FROM bronze.dispute",
          "SELECT record_ids FROM gold.revision_log",
          "SELECT record_ids FROM lake.gold.revision_log",
          "SELECT * FROM read_files('/etc/passwd')",
          "SELECT * FROM gold.unit WHERE unit_id IN (SELECT value FROM text.`/etc/passwd`)",
          "WITH x AS (SELECT * FROM text.`/etc/passwd`) SELECT * FROM x",
          "WITH x AS (SELECT * FROM lake.gold.revision_log) SELECT * FROM x",
          "SELECT (SELECT max(value) FROM csv.`/etc/passwd`)",
          "SELECT * FROM IDENTIFIER('csv.`/etc/passwd`')",
          "SELECT * FROM gold.unit UNION ALL SELECT * FROM silver.dispute",
          "SELECT from_xml('<a/>', 'a INT', map('rowValidationXSDPath', '/etc/passwd'))",
          "SELECT input_file_name() FROM gold.unit",
          // Running code
          "SELECT reflect('java.lang.System', 'getenv', 'HOME')",
          "SELECT java_method('java.lang.System', 'getProperty', 'user.home')",
          "SELECT try_reflect('java.lang.System', 'exit', 1)",
          "SELECT unit_id FROM gold.unit ORDER BY reflect('java.lang.System', 'exit', 1)",
          "WITH x AS (SELECT reflect('java.lang.System', 'exit', 1) AS y) SELECT y FROM x",
          "SELECT * FROM gold.unit LATERAL VIEW reflect('a', 'b') t AS x",
          "SELECT TRANSFORM (unit_id) USING 'cat' FROM gold.unit",
          "FROM gold.unit SELECT TRANSFORM (unit_id) USING 'sh -c id'",
          "SELECT * FROM range(1000000000000)",
          "ADD JAR '/tmp/x.jar'",
          "ADD FILE '/etc/passwd'",
          "ADD ARCHIVE '/tmp/x.zip'",
          "LIST JARS",
          "CALL system.run()",
          "EXECUTE IMMEDIATE 'DROP VIEW gold.unit'",
          "EXECUTE IMMEDIATE 'SELECT 1'",
          "DECLARE VARIABLE x INT DEFAULT 1",
          "SET VARIABLE x = 1",
          "BEGIN DROP VIEW gold.unit; END",
          "SELECT 1; DROP VIEW gold.unit",
          // Settings and the session
          "SET spark.sql.runSQLOnFiles=true",
          "SET",
          "SET -v",
          "SET TIME ZONE 'Asia/Shanghai'",
          "RESET",
          "SET CATALOG lake",
          "USE lake.gold",
          "USE CATALOG lake",
          "SHOW TABLES IN lake.gold",
          "SHOW COLUMNS IN lake.gold.revision_log",
          "DESCRIBE lake.gold.revision_log",
          "SHOW CREATE TABLE gold.unit",
          "CACHE TABLE gold.unit",
          "CACHE TABLE x AS SELECT * FROM gold.unit",
          "UNCACHE TABLE gold.unit",
          "CLEAR CACHE",
          "REFRESH TABLE gold.unit",
          "REFRESH '/tmp'",
          "GRANT SELECT ON TABLE gold.unit TO USER x",
          "CREATE ROLE x",
          "dfs -ls /",
          // Inside EXPLAIN and DESCRIBE
          "EXPLAIN DROP VIEW gold.unit",
          "EXPLAIN SELECT * FROM csv.`/etc/passwd`",
          "EXPLAIN EXTENDED SELECT reflect('java.lang.System', 'exit', 1)",
          "EXPLAIN CREATE TABLE gold.copy AS SELECT 1",
          "DESCRIBE QUERY SELECT * FROM text.`/etc/passwd`",
          "DESCRIBE SELECT reflect('java.lang.System', 'exit', 1)");

  /** Sent along with the connection, where no statement is seen. */
  private static final List<String> SETTINGS =
      List.of(
          "spark.sql.runSQLOnFiles=true",
          "spark.sql.variable.substitute=true",
          "spark.sql.catalog.lake.warehouse=/etc",
          "spark.sql.catalog.spark_catalog=org.apache.spark.sql.delta.catalog.DeltaCatalog2",
          "fs.file.impl=org.apache.hadoop.fs.RawLocalFileSystem");

  private static final List<String> ORIENTATION =
      List.of(
          "SHOW SCHEMAS",
          "SHOW DATABASES LIKE 'g*'",
          "SHOW TABLES",
          "SHOW TABLES IN gold LIKE 'unit*'",
          "SHOW VIEWS IN gold",
          "SHOW COLUMNS IN gold.unit",
          "SHOW CURRENT SCHEMA",
          "DESCRIBE gold.unit",
          "DESCRIBE EXTENDED gold.unit",
          "DESCRIBE gold.unit unit_id",
          "DESCRIBE SCHEMA gold",
          "DESCRIBE QUERY SELECT * FROM gold.unit",
          "EXPLAIN SELECT * FROM gold.unit",
          "EXPLAIN FORMATTED SELECT count(*) FROM gold.unit",
          "SELECT current_database()",
          "USE default",
          "USE gold");

  private static int wrong;
  private static String address = "";

  private SqlEndpointCheck() {}

  public static void main(String[] args) throws Exception {
    address = "jdbc:hive2://127.0.0.1:" + args[1] + "/gold";
    Class.forName("org.apache.hive.jdbc.HiveDriver");
    if (args[0].equals("answers")) {
      try (Connection connection = DriverManager.getConnection(address, args[2], args[3])) {
        for (String sql : new String(System.in.readAllBytes(), "UTF-8").split("\n")) {
          answer(connection, sql);
        }
      }
      return;
    }
    try (Connection connection = DriverManager.getConnection(address, args[2], args[3])) {
      forbidden(connection);
      orientation(connection);
      metadata(connection);
    }
    connections(Integer.parseInt(args[1]), args[2], args[3]);
    System.out.println(wrong == 0 ? "all as it must be" : wrong + " WRONG");
    System.exit(wrong == 0 ? 0 : 1);
  }

  private static void answer(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      ResultSetMetaData columns = rows.getMetaData();
      List<String> line = new ArrayList<>();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        line.add(columns.getColumnLabel(i));
      }
      System.out.print(String.join(",", line) + "\r\n");
      while (rows.next()) {
        line.clear();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          Object cell = rows.getObject(i);
          line.add(cell == null ? "" : cell.toString());
        }
        System.out.print(String.join(",", line) + "\r\n");
      }
    }
  }

  private static void forbidden(Connection connection) {
    int refused = 0;
    for (String sql : FORBIDDEN) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
        complain("was not refused: " + sql);
      } catch (SQLException e) {
        String told = String.valueOf(e.getMessage());
        boolean plain =
            told.matches("(?s)the (query|statement) (was not run|cannot be answered).*\n  why: .*\n  do:  .*");
        if (plain && !told.contains("\tat ")) {
          refused++;
        } else {
          complain("is refused in other words: " + sql + "\n" + told);
        }
      }
    }
    System.out.println(refused + " forbidden statements refused");
  }

  private static void orientation(Connection connection) {
    for (String sql : ORIENTATION) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
        if (statement.getResultSet() != null) {
          while (statement.getResultSet().next()) {}
        }
      } catch (SQLException e) {
        complain("is refused: " + sql + "\n" + e.getMessage());
      }
    }
    System.out.println(ORIENTATION.size() + " statements of orientation answered");
  }

  /** What DBeaver and its like ask before a person does. */
  private static void metadata(Connection connection) throws SQLException {
    var metadata = connection.getMetaData();
    System.out.println(metadata.getDatabaseProductName() + " " + metadata.getDatabaseProductVersion());
    // Spark lists global_temp too, which is empty: nobody may make a temporary view.
    equal("schemas", Set.of("default", "global_temp", "gold"), column(metadata.getSchemas(), "TABLE_SCHEM"));
    Set<String> tables = column(metadata.getTables(null, "gold", "%", null), "TABLE_NAME");
    Set<String> shown = new TreeSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SHOW TABLES IN gold")) {
      while (rows.next()) {
        shown.add(rows.getString("tableName"));
      }
    }
    equal("tables", shown, tables);
    equal("tables of all schemas", tables, column(metadata.getTables(null, null, "%", null), "TABLE_NAME"));
    equal("kinds", Set.of("VIEW"), column(metadata.getTables(null, "gold", "%", null), "TABLE_TYPE"));
    Set<String> columns = column(metadata.getColumns(null, "gold", "revision_log", "%"), "COLUMN_NAME");
    if (columns.contains("record_ids") || !columns.contains("new_value")) {
      complain("columns of revision_log: " + columns);
    }
    column(metadata.getColumns(null, "%", "%", "%"), "REMARKS");
    column(metadata.getTypeInfo(), "TYPE_NAME");
    column(metadata.getTableTypes(), "TABLE_TYPE");
    column(metadata.getCatalogs(), "TABLE_CAT");
    column(metadata.getFunctions(null, null, "%"), "FUNCTION_NAME");
    System.out.println(tables.size() + " tables in the driver's metadata");
  }

  private static Set<String> column(ResultSet rows, String name) throws SQLException {
    Set<String> values = new TreeSet<>();
    while (rows.next()) {
      values.add(String.valueOf(rows.getString(name)));
    }
    return values;
  }

  private static void connections(int port, String account, String password) throws Exception {
    for (String[] wrongOnes :
        new String[][] {{account, "wrong"}, {account, ""}, {"nobody", password}, {"", ""}, {"root", ""}}) {
      try (Connection connection =
          DriverManager.getConnection(address, wrongOnes[0], wrongOnes[1])) {
        complain("let in: " + wrongOnes[0]);
      } catch (SQLException e) {
        continue;
      }
    }
    for (String setting : SETTINGS) {
      refusesAll(address + "?" + setting, account, password);
      refusesAll(address + "#" + setting, account, password);
    }
    refusesAll(address + ";hive.server2.proxy.user=nobody", account, password);
    // A setting of drivers does no harm.
    try (Connection connection =
            DriverManager.getConnection(address + "?hive.exec.parallel=true", account, password);
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
    }
    systemProperty(port, account, password);
    try (Connection connection = DriverManager.getConnection(address, "anybody", "anything")) {
      complain("a client changed who checks passwords");
    } catch (SQLException e) {
      System.out.println("wrong passwords and changed settings refused");
    }
  }

  private static void refusesAll(String url, String account, String password) {
    try (Connection connection = DriverManager.getConnection(url, account, password);
        Statement statement = connection.createStatement()) {
      statement.execute("SELECT 1");
      complain("answered with " + url.replaceAll(".*/gold", ""));
    } catch (SQLException e) {
      return;
    }
  }

  /** The protocol lets a client set system properties of the server; no driver does. */
  private static void systemProperty(int port, String account, String password) throws Exception {
    TTransport transport =
        PlainSaslHelper.getPlainTransport(account, password, new TSocket("127.0.0.1", port));
    transport.open();
    TCLIService.Client client = new TCLIService.Client(new TBinaryProtocol(transport));
    TOpenSessionReq request = new TOpenSessionReq(TProtocolVersion.HIVE_CLI_SERVICE_PROTOCOL_V10);
    request.setConfiguration(
        Map.of(
            "set:system:hive.server2.custom.authentication.class",
            "org.apache.hive.service.auth.AnonymousAuthenticationProviderImpl"));
    TOpenSessionResp response = client.OpenSession(request);
    if (response.getStatus().getStatusCode() == TStatusCode.SUCCESS_STATUS) {
      complain("a client set a system property of the server");
    }
    transport.close();
  }

  private static void equal(String what, Set<String> expected, Set<String> found) {
    if (!new TreeSet<>(expected).equals(found)) {
      complain(what + ": " + found + " instead of " + expected);
    }
  }

  private static void complain(String what) {
    wrong++;
    System.out.println("WRONG: " + what);
  }
}
