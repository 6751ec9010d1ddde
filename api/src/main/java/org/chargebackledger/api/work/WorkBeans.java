package org.chargebackledger.api.work;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Clock;

/** The clock and the queue of the service. */
@Configuration(proxyBeanMethods = false)
class WorkBeans {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    WorkQueue workQueue() {
        return new WorkQueue();
    }
}
