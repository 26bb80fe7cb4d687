package io.federity.proof.sumcheck;

import io.federity.proof.field.Blocks;
import io.federity.proof.field.Fp2;
import io.federity.proof.field.Fp2Array;
import java.util.Arrays;
import java.util.List;

/**
 * The prover's side of a sum over multilinear tables: {@code sum_x G(T_1(x), …, T_m(x))} with a
 * polynomial G. Each round halves every table.
 */
public final class TableProduct implements RoundPolynomials {
  /** A polynomial in the tables' values; its degree is that of the sumcheck. */
  @FunctionalInterface
  public interface Summand {
    /** The value; {@code tables} has one value a table and may be overwritten. */
    Fp2 of(Fp2[] tables);
  }

  private final int degree;
  private final Summand summand;
  private final Fp2Array[] tables;

  /**
   * Knowledge of all tables, which are not changed.
   *
   * @param degree of the summand in each variable
   * @param tables of the same power-of-two length; index bit 0 is the first variable
   */
  public TableProduct(int degree, Summand summand, List<Fp2Array> tables) {
    this.degree = degree;
    this.summand = summand;
    this.tables = tables.toArray(Fp2Array[]::new);
  }

  @Override
  public Fp2[] evaluate() {
    return Blocks.reduce(tables[0].length() / 2, this::evaluate, TableProduct::plus);
  }

  static Fp2[] plus(Fp2[] a, Fp2[] b) {
    Fp2[] sum = new Fp2[a.length];
    Arrays.setAll(sum, i -> a[i].plus(b[i]));
    return sum;
  }

  private Fp2[] evaluate(int from, int to) {
    Fp2[] sums = new Fp2[degree];
    Arrays.fill(sums, Fp2.ZERO);
    Fp2[] low = new Fp2[tables.length];
    Fp2[] step = new Fp2[tables.length];
    Fp2[] values = new Fp2[tables.length];
    for (int i = from; i < to; i++) {
      for (int table = 0; table < tables.length; table++) {
        low[table] = tables[table].get(2 * i);
        step[table] = tables[table].get(2 * i + 1).minus(low[table]);
        values[table] = low[table];
      }
      sums[0] = sums[0].plus(summand.of(values));
      for (int table = 0; table < tables.length; table++) {
        low[table] = low[table].plus(step[table]);
      }
      for (int node = 2; node <= degree; node++) {
        for (int table = 0; table < tables.length; table++) {
          low[table] = low[table].plus(step[table]);
          values[table] = low[table];
        }
        sums[node - 1] = sums[node - 1].plus(summand.of(values));
      }
    }
    return sums;
  }

  @Override
  public void bind(Fp2 challenge) {
    Arrays.setAll(tables, table -> tables[table].bound(challenge));
  }

  /** The value of a table at the point of all challenges, once every variable is fixed. */
  public Fp2 value(int table) {
    if (tables[table].length() != 1) {
      throw new IllegalStateException("variables are still free");
    }
    return tables[table].get(0);
  }
}
