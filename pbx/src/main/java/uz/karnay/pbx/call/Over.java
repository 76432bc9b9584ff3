package uz.karnay.pbx.call;

/** The record is written. */
record Over() implements Stage {

    @Override
    public void leave() {}

    @Override
    public String word() {
        return "over";
    }
}
