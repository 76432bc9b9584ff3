package uz.karnay.codec.resample;

/**
 * Designs a symmetric low-pass filter of even length: half of it are the weights of cosines at k + 1/2, found by the
 * normal equations of a weighted least squares fit.
 */
final class LeastSquares {

    /** How much more an error in the stop band matters; keeps the pass band within 0.5 dB and the rest below -50 dB. */
    private static final double STOP_WEIGHT = 60;

    private final double pass;
    private final double stop;

    /** Edges of the bands in radians a sample. */
    LeastSquares(double pass, double stop) {
        this.pass = pass;
        this.stop = stop;
    }

    float[] design(int length) {
        int half = length / 2;
        double[][] matrix = new double[half][half];
        double[] right = new double[half];
        for (int row = 0; row < half; row++) {
            for (int column = 0; column < half; column++) {
                matrix[row][column] = product(row, column);
            }
            right[row] = cosineArea(row + 0.5, 0, pass);
        }
        return unfolded(solve(matrix, right));
    }

    /** Of two of the cosines, over both bands. */
    private double product(int row, int column) {
        double difference = row - column;
        double sum = row + column + 1;
        return cosineArea(difference, 0, pass)
                + cosineArea(sum, 0, pass)
                + STOP_WEIGHT * (cosineArea(difference, stop, Math.PI) + cosineArea(sum, stop, Math.PI));
    }

    private static double cosineArea(double multiple, double from, double to) {
        return multiple == 0 ? to - from : (Math.sin(multiple * to) - Math.sin(multiple * from)) / multiple;
    }

    /** Gaussian elimination; the matrix is symmetric and positive, so its diagonal serves as pivots. */
    private static double[] solve(double[][] matrix, double[] right) {
        int size = right.length;
        for (int pivot = 0; pivot < size; pivot++) {
            for (int row = pivot + 1; row < size; row++) {
                double factor = matrix[row][pivot] / matrix[pivot][pivot];
                for (int column = pivot; column < size; column++) {
                    matrix[row][column] -= factor * matrix[pivot][column];
                }
                right[row] -= factor * right[pivot];
            }
        }
        for (int row = size - 1; row >= 0; row--) {
            for (int column = row + 1; column < size; column++) {
                right[row] -= matrix[row][column] * right[column];
            }
            right[row] /= matrix[row][row];
        }
        return right;
    }

    private static float[] unfolded(double[] half) {
        double sum = 0;
        for (double weight : half) {
            sum += 2 * weight;
        }
        float[] taps = new float[2 * half.length];
        for (int i = 0; i < half.length; i++) {
            float tap = (float) (half[i] / sum);
            taps[half.length + i] = tap;
            taps[half.length - 1 - i] = tap;
        }
        return taps;
    }
}
