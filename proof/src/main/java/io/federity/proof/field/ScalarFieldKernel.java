package io.federity.proof.field;

/** One element at a time: runs on every Java machine, and is what others are compared with. */
final class ScalarFieldKernel implements FieldKernel {
  @Override
  public String path() {
    return "scalar";
  }

  @Override
  public void transform(long[] a, int from, long[][] stages) {
    int end = from + (1 << stages.length);
    for (long[] factors : stages) {
      int half = factors.length;
      for (int start = from; start < end; start += 2 * half) {
        butterflies(a, start, factors);
      }
    }
  }

  static void butterflies(long[] a, int start, long[] factors) {
    int half = factors.length;
    for (int i = 0; i < half; i++) {
      long x = a[start + i];
      long y = a[start + half + i];
      a[start + i] = Fp.add(x, y);
      a[start + half + i] = Fp.mul(Fp.sub(x, y), factors[i]);
    }
  }

  @Override
  public void multiply(long[] a, int from, long[] factors) {
    for (int i = 0; i < factors.length; i++) {
      a[from + i] = Fp.mul(a[from + i], factors[i]);
    }
  }

  @Override
  public void scale(long[] a, long factor) {
    for (int i = 0; i < a.length; i++) {
      a[i] = Fp.mul(a[i], factor);
    }
  }

  @Override
  public void addScaled(long[] sum, int from, long factor, long[] row, int rowFrom, int count) {
    for (int i = 0; i < count; i++) {
      sum[from + i] = Fp.add(sum[from + i], Fp.mul(factor, row[rowFrom + i]));
    }
  }

  @Override
  public void addScaled(Fp2Array sum, int from, Fp2 factor, Fp2Array row) {
    long[] s0 = sum.constants();
    long[] s1 = sum.coefficients();
    long[] r0 = row.constants();
    long[] r1 = row.coefficients();
    long f0 = factor.c0();
    long f1 = factor.c1();
    long f7 = Fp.mul(Fp2.NON_RESIDUE, f1);
    for (int i = 0; i < r0.length; i++) {
      s0[from + i] = Fp.add(s0[from + i], Fp.sumOfProducts(f0, r0[i], f7, r1[i]));
      s1[from + i] = Fp.add(s1[from + i], Fp.sumOfProducts(f0, r1[i], f1, r0[i]));
    }
  }

  @Override
  public Fp2 dot(Fp2Array a, long[] b, int from) {
    int count = Math.min(a.length(), b.length - from);
    return new Fp2(dot(a.constants(), b, from, count), dot(a.coefficients(), b, from, count));
  }

  private static long dot(long[] a, long[] b, int from, int count) {
    WideSum sum = new WideSum();
    for (int i = 0; i < count; i++) {
      sum.add(a[i], b[from + i]);
    }
    return sum.reduced();
  }

  @Override
  public void spread(Fp2Array table, int half, Fp2 c) {
    long[] t0 = table.constants();
    long[] t1 = table.coefficients();
    long f0 = c.c0();
    long f1 = c.c1();
    long f7 = Fp.mul(Fp2.NON_RESIDUE, f1);
    for (int i = 0; i < half; i++) {
      long x0 = t0[i];
      long x1 = t1[i];
      long y0 = Fp.sumOfProducts(f0, x0, f7, x1);
      long y1 = Fp.sumOfProducts(f0, x1, f1, x0);
      t0[half + i] = y0;
      t1[half + i] = y1;
      t0[i] = Fp.sub(x0, y0);
      t1[i] = Fp.sub(x1, y1);
    }
  }

  @Override
  public void bind(Fp2Array table, Fp2 c, Fp2Array bound, int from, int to) {
    long[] t0 = table.constants();
    long[] t1 = table.coefficients();
    long f0 = c.c0();
    long f1 = c.c1();
    long f7 = Fp.mul(Fp2.NON_RESIDUE, f1);
    for (int i = from; i < to; i++) {
      long d0 = Fp.sub(t0[2 * i + 1], t0[2 * i]);
      long d1 = Fp.sub(t1[2 * i + 1], t1[2 * i]);
      long y0 = Fp.sumOfProducts(f0, d0, f7, d1);
      long y1 = Fp.sumOfProducts(f0, d1, f1, d0);
      bound.constants()[i] = Fp.add(t0[2 * i], y0);
      bound.coefficients()[i] = Fp.add(t1[2 * i], y1);
    }
  }

  @Override
  public void bind(long[] table, Fp2 c, Fp2Array bound, int from, int to) {
    for (int i = from; i < to; i++) {
      long difference = Fp.sub(table[2 * i + 1], table[2 * i]);
      bound.constants()[i] = Fp.add(table[2 * i], Fp.mul(c.c0(), difference));
      bound.coefficients()[i] = Fp.mul(c.c1(), difference);
    }
  }

  @Override
  public void unzip(Fp2Array table, Fp2Array even, Fp2Array odd) {
    unzip(table.constants(), even.constants(), odd.constants());
    unzip(table.coefficients(), even.coefficients(), odd.coefficients());
  }

  private static void unzip(long[] table, long[] even, long[] odd) {
    for (int i = 0; i < even.length; i++) {
      even[i] = table[2 * i];
      odd[i] = table[2 * i + 1];
    }
  }

  @Override
  public void multiplyPairs(Fp2Array a, Fp2Array product, int from, int to) {
    long[] a0 = a.constants();
    long[] a1 = a.coefficients();
    for (int i = from; i < to; i++) {
      int low = 2 * i;
      int high = low + 1;
      product.constants()[i] = constant(a0[low], a1[low], a0[high], a1[high]);
      product.coefficients()[i] = Fp.sumOfProducts(a0[low], a1[high], a1[low], a0[high]);
    }
  }

  @Override
  public void crossPairs(Fp2Array a, Fp2Array b, Fp2Array sum, int from, int to) {
    long[] a0 = a.constants();
    long[] a1 = a.coefficients();
    long[] b0 = b.constants();
    long[] b1 = b.coefficients();
    for (int i = from; i < to; i++) {
      int low = 2 * i;
      int high = low + 1;
      sum.constants()[i] =
          Fp.add(
              Fp.sumOfProducts(a0[low], b0[high], a0[high], b0[low]),
              seven(Fp.sumOfProducts(a1[low], b1[high], a1[high], b1[low])));
      sum.coefficients()[i] =
          Fp.add(
              Fp.sumOfProducts(a0[low], b1[high], a1[low], b0[high]),
              Fp.sumOfProducts(a0[high], b1[low], a1[high], b0[low]));
    }
  }

  /** The constant part of {@code (a0 + a1 phi)(b0 + b1 phi)}. */
  private static long constant(long a0, long a1, long b0, long b1) {
    return Fp.sumOfProducts(a0, b0, seven(a1), b1);
  }

  private static long seven(long a) {
    return Fp.mul(Fp2.NON_RESIDUE, a);
  }

  @Override
  public void addPairs(Fp2Array table, Fp2Array sum, int from, int to) {
    for (int i = from; i < to; i++) {
      sum.constants()[i] = Fp.add(table.constants()[2 * i], table.constants()[2 * i + 1]);
      sum.coefficients()[i] = Fp.add(table.coefficients()[2 * i], table.coefficients()[2 * i + 1]);
    }
  }

  @Override
  public Fp2[] weightedProducts(Fp2Array weights, Fp2Array[] a, Fp2Array[] b, int from, int to) {
    WideFp2Sum at0 = new WideFp2Sum();
    WideFp2Sum at2 = new WideFp2Sum();
    for (int i = from; i < to; i++) {
      int low = 2 * i;
      long zero0 = 0;
      long zero1 = 0;
      long two0 = 0;
      long two1 = 0;
      for (int k = 0; k < a.length; k++) {
        long[] a0 = a[k].constants();
        long[] a1 = a[k].coefficients();
        long[] b0 = b[k].constants();
        long[] b1 = b[k].coefficients();
        zero0 = Fp.add(zero0, constant(a0[low], a1[low], b0[low], b1[low]));
        zero1 = Fp.add(zero1, Fp.sumOfProducts(a0[low], b1[low], a1[low], b0[low]));
        long x0 = atTwo(a0, low);
        long x1 = atTwo(a1, low);
        long y0 = atTwo(b0, low);
        long y1 = atTwo(b1, low);
        two0 = Fp.add(two0, constant(x0, x1, y0, y1));
        two1 = Fp.add(two1, Fp.sumOfProducts(x0, y1, x1, y0));
      }
      long w0 = weights.constants()[i];
      long w1 = weights.coefficients()[i];
      at0.add(w0, w1, zero0, zero1);
      at2.add(w0, w1, two0, two1);
    }
    return new Fp2[] {at0.reduced(), at2.reduced()};
  }

  private static long atTwo(long[] table, int low) {
    long value = table[low + 1];
    return Fp.sub(Fp.add(value, value), table[low]);
  }

  @Override
  public Fp2[] products(Fp2Array a, Fp2Array b, int from, int to) {
    long[] a0 = a.constants();
    long[] a1 = a.coefficients();
    long[] b0 = b.constants();
    long[] b1 = b.coefficients();
    WideFp2Sum at0 = new WideFp2Sum();
    WideFp2Sum at2 = new WideFp2Sum();
    for (int i = from; i < to; i++) {
      int low = 2 * i;
      at0.add(a0[low], a1[low], b0[low], b1[low]);
      at2.add(atTwo(a0, low), atTwo(a1, low), atTwo(b0, low), atTwo(b1, low));
    }
    return new Fp2[] {at0.reduced(), at2.reduced()};
  }

  @Override
  public Fp2[] products(long[] a, Fp2Array b, int from, int to) {
    long[] b0 = b.constants();
    long[] b1 = b.coefficients();
    WideSum zero0 = new WideSum();
    WideSum zero1 = new WideSum();
    WideSum two0 = new WideSum();
    WideSum two1 = new WideSum();
    for (int i = from; i < to; i++) {
      int low = 2 * i;
      zero0.add(a[low], b0[low]);
      zero1.add(a[low], b1[low]);
      long two = atTwo(a, low);
      two0.add(two, atTwo(b0, low));
      two1.add(two, atTwo(b1, low));
    }
    return new Fp2[] {
      new Fp2(zero0.reduced(), zero1.reduced()), new Fp2(two0.reduced(), two1.reduced())
    };
  }
}
