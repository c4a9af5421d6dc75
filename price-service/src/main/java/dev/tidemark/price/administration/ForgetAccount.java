package dev.tidemark.price.administration;

import dev.tidemark.itemsdb.observation.AccountRowsStore;
import dev.tidemark.protocol.AccountId;
import dev.tidemark.runtime.database.Database;
import java.util.List;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what is kept of one account, in many short transactions. Whatever stops it, doing it
 * again goes on where it was. Safe for use by many threads.
 */
public final class ForgetAccount {
  private static final Logger log = LoggerFactory.getLogger(ForgetAccount.class);

  private final Database database;

  public ForgetAccount(Database database) {
    this.database = database;
  }

  /** Forgets; returns when nothing is left on disk. */
  public void forget(AccountId account) {
    // First, so that no import writes behind our back what is deleted then.
    int _ = write(account, AccountRowsStore::stopImports);
    int rows =
        deleteAll(account, AccountRowsStore::deleteChanges)
            + deleteAll(account, AccountRowsStore::deleteItems)
            + deleteAll(account, AccountRowsStore::deleteDoubted);
    log.info(
        "Account forgotten account={} rows={} imports={}", account, rows, deleteImports(account));
  }

  private int deleteImports(AccountId account) {
    int all = 0;
    for (List<String> some = imports(account); !some.isEmpty(); some = imports(account)) {
      for (String id : some) {
        int _ = deleteAll(account, store -> store.deleteRefusals(id));
        int _ = write(account, store -> store.deleteImport(id));
        all++;
      }
    }
    return all;
  }

  private List<String> imports(AccountId account) {
    return database.read(handle -> new AccountRowsStore(handle, account).imports());
  }

  private int deleteAll(AccountId account, ToIntFunction<AccountRowsStore> some) {
    int all = 0;
    int deleted;
    do {
      deleted = write(account, some);
      all += deleted;
    } while (deleted == AccountRowsStore.AT_ONCE);
    return all;
  }

  private int write(AccountId account, ToIntFunction<AccountRowsStore> step) {
    return database.write(handle -> step.applyAsInt(new AccountRowsStore(handle, account)));
  }
}
