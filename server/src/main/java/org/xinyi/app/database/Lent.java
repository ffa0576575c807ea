package org.xinyi.app.database;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// A connection whose end gives it back, once. Its statements lead back to it, not to the one
/// behind: whoever reads a stream closes what a statement calls its connection.
final class Lent implements InvocationHandler {

    /// What its end does.
    @FunctionalInterface
    interface Return {
        void run() throws SQLException;
    }

    private final Connection connection;
    private final Return end;
    private final AtomicBoolean ended = new AtomicBoolean();

    private Lent(Connection connection, Return end) {
        this.connection = connection;
        this.end = end;
    }

    static Connection of(Connection connection, Return end) {
        return (Connection)
                Proxy.newProxyInstance(
                        Lent.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        new Lent(connection, end));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
            throws Throwable {
        switch (method.getName()) {
            case "close" -> {
                if (ended.compareAndSet(false, true)) {
                    end.run();
                }
                return null;
            }
            case "isClosed" -> {
                return ended.get() || connection.isClosed();
            }
            case "equals" -> {
                return arguments != null && proxy == arguments[0];
            }
            case "hashCode" -> {
                return System.identityHashCode(proxy);
            }
            default -> {
                if (ended.get()) {
                    throw new SQLException("The connection was given back");
                }
                Object answer = call(connection, method, arguments);
                return answer instanceof Statement one ? of(one, (Connection) proxy) : answer;
            }
        }
    }

    private static Statement of(Statement statement, Connection lent) {
        Class<?> kind =
                switch (statement) {
                    case CallableStatement _ -> CallableStatement.class;
                    case PreparedStatement _ -> PreparedStatement.class;
                    default -> Statement.class;
                };
        return (Statement)
                Proxy.newProxyInstance(
                        Lent.class.getClassLoader(),
                        new Class<?>[] {kind},
                        (_, method, arguments) ->
                                method.getName().equals("getConnection")
                                        ? lent
                                        : call(statement, method, arguments));
    }

    private static @Nullable Object call(
            Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
