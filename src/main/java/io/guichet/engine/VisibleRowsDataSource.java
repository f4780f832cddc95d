package io.guichet.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/** The engine's data source, whose statements are restricted to {@link VisibleRows} where these are set. */
class VisibleRowsDataSource extends TransactionAwareDataSourceProxy {

    VisibleRowsDataSource(DataSource target) {
        super(target);
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        var visible = VisibleRows.current();
        return visible == null ? connection : restricted(connection, visible);
    }

    private static Connection restricted(Connection connection, VisibleRows visible) {
        return (Connection) Proxy.newProxyInstance(
                VisibleRowsDataSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, args) -> {
                    var arguments = args;
                    if (method.getName().startsWith("prepare") && args[0] instanceof String sql) {
                        arguments = args.clone();
                        arguments[0] = visible.in(sql);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }
}
