package uz.karnay.api.account;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import uz.karnay.pbx.account.AccountStore;

/** The resources around people and programs. */
@Configuration(proxyBeanMethods = false)
@Import({SessionController.class, UsersController.class, TokensController.class})
public class AccountConfiguration {

    @Bean
    Accounts accounts(AccountStore store) {
        return new Accounts(store);
    }
}
