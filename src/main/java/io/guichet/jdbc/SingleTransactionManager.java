package io.guichet.jdbc;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.interceptor.TransactionInterceptor;

/**
 * Tells the interceptor of transactions that there is one transaction manager. Otherwise each call of a transactional method
 * searches the annotations of its class for the manager's name.
 */
@Component
class SingleTransactionManager implements SmartInitializingSingleton {

    private final TransactionInterceptor interceptor;
    private final PlatformTransactionManager manager;

    SingleTransactionManager(TransactionInterceptor interceptor, PlatformTransactionManager manager) {
        this.interceptor = interceptor;
        this.manager = manager;
    }

    @Override
    public void afterSingletonsInstantiated() {
        interceptor.setTransactionManager(manager);
        interceptor.setBeanFactory(null);
    }
}
